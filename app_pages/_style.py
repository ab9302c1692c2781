"""The few styles that Streamlit has no option for, and the program's mark.

`light-dark()` follows the theme the reader chose, since Streamlit sets the page's `color-scheme`. Class names carry the
place of a voice (first side, second side), never a side's name.
"""

from __future__ import annotations

from pathlib import Path

MARK = Path(__file__).with_name("mark.svg")
LOGO = Path(__file__).with_name("logo.svg")

STYLE = """
<style>
:root {
  --px-first: light-dark(#1F5AA6, #8FB8F2);    --px-first-bg: light-dark(#E9F0FA, #17263B);
  --px-second: light-dark(#A8400C, #F2A477);   --px-second-bg: light-dark(#FCEEE6, #38221A);
  --px-both: light-dark(#63399A, #C6A8EE);     --px-both-bg: light-dark(#F2ECFA, #2A2140);
  --px-other: light-dark(#55621A, #BDCB78);    --px-other-bg: light-dark(#F2F4E3, #272B18);
  --px-reporter: light-dark(#5C6066, #A9ADB3); --px-reporter-bg: transparent;
  --px-line: light-dark(#D9D6CE, #3A3F47);     --px-quiet: light-dark(#5C6066, #A9ADB3);
  --px-hit: light-dark(#FFE9A8, #5C4A12);      --px-paper: light-dark(#FFFFFF, #14161A);
}
.px-first { --v: var(--px-first); --vb: var(--px-first-bg); --vl: solid; }
.px-second { --v: var(--px-second); --vb: var(--px-second-bg); --vl: dashed; }
.px-both { --v: var(--px-both); --vb: var(--px-both-bg); --vl: double; }
.px-other { --v: var(--px-other); --vb: var(--px-other-bg); --vl: dotted; }
.px-reporter { --v: var(--px-reporter); --vb: var(--px-reporter-bg); --vl: none; }
.px-text { font-family: "Source Serif", Georgia, "Noto Serif", serif; line-height: 1.75; overflow-wrap: anywhere; }
.px-doc { white-space: pre-wrap; max-width: 46rem; font-size: 1.06rem; }
.px-p { position: relative; background: var(--vb); padding: .1em 0; cursor: help;
  text-decoration: underline var(--vl) var(--v); text-decoration-thickness: 2px; text-underline-offset: .28em;
  text-decoration-skip-ink: none; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.px-p.px-reporter { text-decoration: none; color: var(--v); }
.px-p.px-dim { opacity: .38; }
.px-p[data-no]::before { content: attr(data-no); font: 400 .6rem/1 "Source Sans", system-ui, sans-serif;
  color: var(--px-quiet); vertical-align: super; margin-right: .15em; }
.px-p.px-corrected { outline: 1px dashed var(--v); outline-offset: 1px; }
.px-p.px-corrected::after { content: " ✎"; color: var(--v); font-size: .85em; }
.px-p.px-at { background: var(--px-hit); }
.px-p:focus { outline: 2px solid var(--v); outline-offset: 2px; }
.px-tag { display: inline-block; font: 600 .66rem/1.35 "Source Sans", system-ui, sans-serif; letter-spacing: .05em;
  text-transform: uppercase; color: var(--px-paper); background: var(--v); border-radius: 3px; padding: 0 .4em;
  margin: 0 .35em 0 0; vertical-align: .12em; text-decoration: none; user-select: none; white-space: nowrap; }
.px-reporter > .px-tag { color: var(--v); background: transparent; border: 1px solid var(--px-line); }
.px-tip { display: none; position: absolute; left: 0; top: 1.9em; z-index: 40; width: max-content;
  max-width: min(22rem, 80vw); white-space: normal; font: 400 .82rem/1.45 "Source Sans", system-ui, sans-serif;
  color: light-dark(#1C1E21, #E9E7E2); background: light-dark(#FFFFFF, #1F2329); border: 1px solid var(--px-line);
  border-left: 4px solid var(--v); border-radius: 4px; padding: .5em .8em; user-select: none;
  box-shadow: 0 4px 18px rgba(0, 0, 0, .22); }
.px-tip b { font-weight: 600; }
.px-p:hover > .px-tip, .px-p:focus > .px-tip { display: block; }
.px-legend { display: flex; flex-wrap: wrap; gap: .35rem 1.1rem; font-size: .86rem; align-items: baseline; }
.px-legend .px-p { cursor: default; padding: 0 .2em; }
.px-card { border-left: 4px var(--vl) var(--v); padding: .1rem 0 .1rem .85rem; margin: .1rem 0; }
.px-card.px-reporter { border-left-style: solid; border-left-color: var(--px-line); }
.px-card .px-text { line-height: 1.55; font-size: 1rem; }
.px-card mark, .px-kwic mark { background: var(--px-hit); color: inherit; padding: .05em .1em; border-radius: 2px; }
.px-differs { color: light-dark(#1C1E21, #E9E7E2); background: var(--px-hit); border-bottom: 2px dotted currentColor;
  padding: .05em 0; border-radius: 2px; }
.px-quiet { color: var(--px-quiet); font-size: .84rem; line-height: 1.4; overflow-wrap: anywhere; }
.px-lead { font-family: "Source Serif", Georgia, serif; font-size: 1.18rem; line-height: 1.55; max-width: 50rem; }
h2.px-h2 { font-family: "Source Serif", Georgia, serif; font-size: 1.5rem; font-weight: 600; line-height: 1.25;
  margin: 0; padding: 1rem 0 .3rem; overflow-wrap: anywhere; }
h2.px-h2 .px-quiet { font: 400 .9rem/1.4 "Source Sans", system-ui, sans-serif; white-space: nowrap; }
h3.px-h3 { font: 600 1.02rem/1.4 "Source Sans", system-ui, sans-serif; margin: 0; padding: 0 0 .35rem;
  overflow-wrap: anywhere; }
h3.px-h3 .px-quiet { font-weight: 400; }
.px-item { margin: 0; line-height: 1.45; overflow-wrap: anywhere; }
.px-item b { font-weight: 600; }
.px-side { font-weight: 700; color: var(--v); }
.px-pair { display: grid; grid-template-columns: 1fr 1fr; gap: .7rem 1.6rem; align-items: start; }
.px-pair > .px-first { grid-column: 1; } .px-pair > .px-second { grid-column: 2; }
.px-pair > .px-wide { grid-column: 1 / -1; }
.px-pair > .px-head { font-weight: 700; color: var(--v); border-bottom: 3px var(--vl) var(--v); padding-bottom: .2rem; }
.px-topic { font-weight: 600; margin-top: .5rem; }
.px-readings { margin: 0; padding-left: 1.2rem; } .px-readings li { margin: .1rem 0; }
.px-between { text-align: center; font-size: .9rem; color: var(--px-quiet); padding: 0 8%; }
.px-bar { display: flex; height: 1.05rem; border-radius: 3px; overflow: hidden; background: var(--px-line); gap: 1px; }
.px-bar > span { background: var(--v); min-width: 2px; }
.px-counts { width: 100%; border-collapse: collapse; font-size: .88rem; margin-top: .45rem; }
.px-counts td { padding: .12rem 0; border: 0; }
.px-counts td + td { text-align: right; font-variant-numeric: tabular-nums; }
.px-counts i { display: inline-block; width: 1.4em; border-bottom: 3px var(--vl) var(--v); margin-right: .5em;
  vertical-align: .25em; } .px-counts .px-reporter i { border-bottom-style: solid; }
.px-kwic { display: grid; grid-template-columns: 1fr auto 1fr; gap: .4em; font-size: .92rem; line-height: 1.5;
  white-space: nowrap; overflow: hidden; }
.px-kwic > span { overflow: hidden; text-overflow: ellipsis; min-width: 0; }
.px-kwic > span:first-child { direction: rtl; text-align: right; }
.px-kwic bdi { direction: ltr; unicode-bidi: isolate; }
.katex-display { overflow: visible !important; }
.px-axis { display: flex; justify-content: space-between; font-size: .92rem; max-width: 100%; }
@media (max-width: 640px) {
  .px-pair { grid-template-columns: 1fr; } .px-pair > * { grid-column: 1 !important; }
  .px-pair > .px-head { display: none; }
  .px-kwic { display: block; white-space: normal; }
  .px-kwic mark { margin: 0 .3em; } .px-kwic > span:first-child { direction: ltr; }
}
</style>
"""
