/**
 * The one stylesheet of the respondent's pages: neutral ink on near-white, system fonts, one thing per screen. Kept as
 * text in a module, like the script, so that it is served the same in tests, development and production and needs
 * neither a loader nor a file read at run time.
 */
const SOURCE = `
:root{
  color-scheme:light dark;
  --paper:#fafaf8;--sheet:#fff;--shade:#f0f0ec;--hairline:#dcdcd6;--rule:#9c9c95;--edge:#74746d;
  --ink:#1c1c1a;--ink-2:#464642;--ink-3:#60605b;--accent:#2b2a27;--wash:#ecebe5;--on-accent:#fff;
  --fill:#2b2a27;--fill-strong:#000;--on-fill:#fff;--focus:#1c1c1a;--fault:#8f3114;--fault-wash:#f8e9df;
  --plain:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
}
@media (prefers-color-scheme:dark){:root{
  --paper:#141513;--sheet:#1d1f1d;--shade:#272926;--hairline:#353835;--rule:#5c605c;--edge:#8d928d;
  --ink:#ecece8;--ink-2:#c6c8c3;--ink-3:#a3a6a0;--accent:#e4e3dd;--wash:#30312d;--on-accent:#171815;
  --fill:#e4e3dd;--fill-strong:#fff;--on-fill:#171815;--focus:#ecece8;--fault:#f0a583;--fault-wash:#3a231a;
}}

*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;background:var(--paper)}
body{margin:0;color:var(--ink);font:400 1.0625rem/1.625rem var(--plain);overflow-wrap:break-word}
h1,h2,p,ul,fieldset,legend{margin:0;padding:0;border:0;min-width:0}
ul{list-style:none}
h1{font:600 1.5rem/2rem var(--plain);letter-spacing:-.01em;text-wrap:pretty}
h2{font:600 1.0625rem/1.5rem var(--plain);margin:2rem 0 .5rem}
a{color:inherit;text-decoration-thickness:1px;text-underline-offset:.2em;text-decoration-color:color-mix(in srgb,currentColor 45%,transparent)}
a:hover,.bare{text-decoration-color:currentColor}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px;border-radius:3px}
.tn{font-variant-numeric:tabular-nums lining-nums}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.i{width:16px;height:16px;flex:none;fill:none;stroke:currentColor;stroke-width:1.4;stroke-linecap:round;stroke-linejoin:round}
[dir=rtl] .i{transform:scaleX(-1)}
.note{font:400 .9375rem/1.375rem var(--plain);color:var(--ink-2)}
.lead{margin:.5rem 0 1.25rem;color:var(--ink-2);text-wrap:pretty}
.lead+p{margin-bottom:1.25rem}
.lead+h2{margin-top:0}
.tap{display:inline-flex;align-items:center;min-height:2.75rem}
.id{margin-top:1.25rem;color:var(--ink-3)}

.top,main{max-width:38rem;margin:auto;padding:.75rem 1.25rem}
.top{display:flex;align-items:center;justify-content:space-between;gap:.75rem;min-height:4.5rem}
.top .tn{color:var(--ink-2)}
main{padding:.5rem 1.25rem 3rem}
.thin{appearance:none;display:block;width:100%;height:3px;border:0;border-radius:2px;overflow:hidden;background:var(--hairline);margin:0 0 1.5rem;color:var(--accent)}
.thin::-webkit-progress-bar{background:var(--hairline)}
.thin::-webkit-progress-value{background:var(--accent);border-radius:2px}
.thin::-moz-progress-bar{background:var(--accent);border-radius:2px}
.preview{border:1px solid var(--rule);border-radius:6px;padding:.5rem 1rem;margin-bottom:1.25rem;font-weight:600}

.btn{display:flex;align-items:center;justify-content:center;gap:.5rem;min-height:3rem;padding:0 1.25rem;border:1px solid var(--edge);border-radius:6px;background:var(--sheet);color:var(--ink);font:600 1.0625rem/1.5rem var(--plain);text-decoration:none;cursor:pointer;transition:background 140ms cubic-bezier(.2,0,.2,1)}
.btn:hover{background:var(--shade)}
.btn:focus-visible,.field:focus-visible{border-radius:6px}
.go{width:100%;min-height:3.25rem;background:var(--fill);border-color:var(--fill);color:var(--on-fill)}
.go:hover{background:var(--fill-strong)}
form .go+.note{margin-top:.5rem}
.facts+form,.rev+form,.facts+.go{margin-top:1.25rem}
.bare{display:inline-flex;margin:.5rem 1.25rem 0 0;padding:0 .125rem;border-color:transparent;background:none;font-weight:400;text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.2em}
.quit{min-height:2.75rem;border:1.5px solid var(--ink);white-space:nowrap}

legend .note{display:block;margin-bottom:.5rem}
legend+.note,.note+.note{margin-top:.5rem}
.kept{border-inline-start:3px solid var(--rule);padding-inline-start:.75rem}
.opts{margin:1.25rem 0 .5rem;border:1px solid var(--rule);border-radius:6px;background:var(--sheet);overflow:hidden}
.opts label,.skipone{display:flex;align-items:center;gap:.75rem;min-height:3.25rem;padding:.25rem 1rem;cursor:pointer}
.opts label+label{border-top:1px solid var(--hairline)}
.skipone{padding-inline-start:calc(1rem + 1px)}
.opts label:has(:checked),.scale label:has(:checked){background:var(--wash);font-weight:600}
.opts label:has(:focus-visible),.scale label:has(:focus-visible){outline:3px solid var(--focus);outline-offset:-3px}
.opts input:focus-visible,.scale input:focus-visible{outline:none}
input[type=radio],input[type=checkbox]{appearance:none;width:1.375rem;height:1.375rem;margin:0;border:1.5px solid var(--edge);border-radius:3px;background:var(--sheet);display:inline-grid;place-content:center;flex:none;cursor:pointer}
input[type=radio]{border-radius:50%}
input:checked{border-color:var(--accent)}
input[type=radio]:checked::before{content:"";width:.6875rem;height:.6875rem;border-radius:50%;background:var(--accent)}
input[type=checkbox]:checked{background:var(--accent)}
input[type=checkbox]:checked::before{content:"";width:.6875rem;height:.375rem;border:solid var(--on-accent);border-width:0 0 2px 2px;transform:rotate(-45deg) translate(1px,-1px)}
.scale{display:grid;grid-template-columns:repeat(6,1fr);margin:1.25rem 0 .5rem;border:1px solid var(--rule);border-radius:6px;background:var(--sheet);overflow:hidden}
.scale label{display:grid;place-items:center;gap:.375rem;padding:.625rem 0;min-height:4.25rem;border:solid var(--hairline);border-width:0 1px 1px 0;margin:0 -1px -1px 0;cursor:pointer}
.scale span{grid-row:1}
.ends{display:flex;flex-wrap:wrap;justify-content:space-between;column-gap:1rem}
.lab{display:block;margin-top:1.25rem;font-weight:600}
.field{display:block;width:100%;min-height:3rem;margin:.5rem 0;padding:.625rem .75rem;border:1px solid var(--edge);border-radius:6px;background:var(--sheet);color:var(--ink);font:inherit}
textarea.field{margin-top:1.25rem;resize:vertical}
.pin{max-width:12rem;margin-bottom:1.25rem;font-size:1.5rem;letter-spacing:.25em}
.status{display:flex;gap:.375rem;align-items:center;min-height:2rem;margin-bottom:.25rem}
.status .i{display:none}
.status[data-state=saved] .i{display:block}
.status[data-state=failed],.status[data-state=refused]{color:var(--ink);font-weight:600}

.faults{border:2px solid var(--fault);border-radius:6px;padding:.75rem 1.25rem;background:var(--fault-wash);margin-bottom:1.5rem}
.faults h2{margin:0}
.faults a{color:var(--fault);font-weight:600}
.fault{display:flex;gap:.375rem;margin-top:.5rem;color:var(--fault);font-weight:600}
.fault .i{margin-top:.3125rem}
.fault~.opts,.fault~.scale,.field[aria-invalid]{border:2px solid var(--fault)}

.facts li{padding:.75rem 0;border-top:1px solid var(--hairline)}
.facts b{display:block;font-weight:600}
.facts .tap{margin-bottom:-.5rem}
.helpbox .tap{margin-top:-.5rem}
.dial{display:flex;align-items:center;min-height:2.75rem;margin:-.5rem 0;font-weight:600}
.numbers span{display:block}
.helpbox{margin-top:2rem;border-top:1px solid var(--hairline);padding-top:.5rem}
summary{display:flex;align-items:center;gap:.5rem;min-height:2.75rem;list-style:none;cursor:pointer;text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.2em;font-weight:500}
summary::-webkit-details-marker{display:none}
[open]>summary .i{transform:rotate(90deg)}
.helpbox .note{padding:.25rem 0 .75rem}

.rev{border-top:1px solid var(--rule);margin-top:.5rem}
.rest .rev{border:0;margin:0}
.rest{padding:.5rem 0}
.rev li{display:grid;grid-template-columns:1.75rem minmax(0,1fr) auto;column-gap:.75rem;padding:.75rem 0;border-bottom:1px solid var(--hairline)}
.rev .tn{color:var(--ink-3)}
.rev em{display:block;font-style:normal;font-weight:600;color:var(--ink-2);white-space:pre-wrap}
.rev a{min-width:2.75rem;min-height:2.75rem;margin-top:-.5625rem;display:grid;place-items:center end;align-self:start}

.last{margin-top:1.25rem}
.last li{grid-template-columns:minmax(0,1fr) auto}
.last .tn{display:none}

@media (max-width:22rem){.top{gap:.5rem}.top .tn{font-size:.9375rem}.quit{padding:0 .75rem}}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}
@media (forced-colors:active){input:checked::before{background:CanvasText;border-color:CanvasText;forced-color-adjust:none}input:checked{background:Canvas}}
@media print{.top,.helpbox{display:none}}
`

/** The stylesheet as the browser gets it: the same rules without the line breaks. */
export function readRespondentStyle(): string {
  return SOURCE.replaceAll(/\s*\n\s*/g, '')
}
