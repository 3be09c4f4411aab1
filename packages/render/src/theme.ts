/** Values of the theme's colours in the light and in the dark. */
export const lightColours =
  '--paper:#fffdf9;--card:#fff;--panel:#f5f1e8;--ink:#1f2733;--soft:#586271;--line:#ddd6c8;--accent:#0b5d6b;--on-accent:#fff;--tint:#e2f1f2;--lamp:#f2b63c;--lamp-ink:#855000;--good:#1b693b;--bad:#a5271e;--warn:#964800';
export const darkColours =
  '--paper:#12171d;--card:#171e26;--panel:#1e2731;--ink:#e7eaee;--soft:#a6b2be;--line:#364350;--accent:#82d2da;--on-accent:#06262b;--tint:#12323a;--lamp-ink:#f4c766;--good:#82d49d;--bad:#ff9f95;--warn:#ffb877';

/** The one built-in theme. Logical properties only; nothing newer than Chrome 80 and Safari 14 is needed to read. */
export const themeStyles = `
:root{color-scheme:light dark;${lightColours}}
@media screen and (prefers-color-scheme:dark){:root{${darkColours}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:clamp(1.0625rem,1rem + .25vw,1.1875rem)/1.65 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:break-word}
[lang|=ar]{font-family:"Noto Naskh Arabic","Noto Sans Arabic","Segoe UI","Geeza Pro",Tahoma,system-ui,sans-serif;line-height:1.85}
main,.top{max-width:46rem;margin:0 auto;padding:0 clamp(1rem,4vw,2rem)}
main{padding-top:1.25rem;padding-bottom:2rem}
main:focus,h1:focus{outline:0}
.top{display:flex;align-items:center;justify-content:space-between;min-height:3.25rem}
.top p{margin:0;min-width:0;overflow:hidden;white-space:nowrap;text-overflow:ellipsis;color:var(--soft);font-size:.9em}
.menu{flex:none;display:flex;align-items:center;min-height:44px;margin-inline-start:1em;padding:0 .9em;border:1.5px solid var(--line);border-radius:9em;background:var(--card);font-size:.9em;font-weight:600;text-decoration:none}
.bar{height:4px;background:var(--line)}
.bar i{display:block;height:100%;background:linear-gradient(90deg,var(--accent),var(--lamp));border-start-end-radius:4px;border-end-end-radius:4px}
[dir=rtl] .bar i{transform:scaleX(-1)}
h1,h2,h3,h4{line-height:1.25;text-wrap:balance}
h1{margin:.15em 0 .8em;font-size:clamp(1.65rem,1.3rem + 1.7vw,2.35rem)}
h2{margin:1.9em 0 .6em;font-size:1.35em}
h3{margin:1.6em 0 .5em;font-size:1.15em}
h4{margin:1.4em 0 .4em;font-size:1em}
.crumb{margin:.5em 0 0;color:var(--lamp-ink);font-size:.9em;font-weight:600}
.crumb+h1{margin-top:.1em}
p,ul,ol{margin:0 0 1em}
ul,ol{padding-inline-start:1.5em}
li{margin:.3em 0}
li::marker{color:var(--accent)}
a{color:var(--accent);text-underline-offset:.18em}
blockquote{margin:1.25em 0;padding-inline-start:1.1em;border-inline-start:.25rem solid var(--lamp);color:var(--soft)}
code{padding:.1em .35em;border-radius:.3em;background:var(--panel);font:.9em ui-monospace,SFMono-Regular,Menlo,Consolas,"Noto Sans Mono",monospace;-webkit-box-decoration-break:clone;box-decoration-break:clone}
pre{margin:1.25em 0;padding:1em;overflow:auto;border-radius:.75rem;background:var(--panel);line-height:1.5}
pre code{padding:0;background:none}
.scroll{margin:1.5em 0;overflow-x:auto}
table{width:100%;border-collapse:collapse;line-height:1.45}
th,td{padding:.55em .8em;border-bottom:1px solid var(--line);text-align:start;vertical-align:top;min-width:3em}
th{color:var(--soft);font-size:.92em;font-weight:650}
td.wide,th.wide{min-width:9em}
thead th{border-bottom:2px solid var(--lamp)}
summary{display:inline-block;min-height:44px;padding:.6em 0;color:var(--accent);font-weight:600;cursor:pointer}
summary::before{content:"+";display:inline-block;width:1.1em}
[open]>summary::before{content:"\\2212"}
summary::-webkit-details-marker{display:none}
button,select,input[type=text]{min-height:44px;padding:.5em 1em;border:1.5px solid var(--line);border-radius:.6rem;background:var(--paper);color:inherit;font:inherit;line-height:1.4}
select,input[type=text]{border-color:var(--soft)}
button{border-color:var(--accent);background:var(--accent);color:var(--on-accent);font-weight:600;cursor:pointer}
select:disabled,input:disabled{opacity:1;color:inherit}
button.quiet{background:none;color:var(--accent)}
.pager{display:grid;grid-template-columns:1fr 1fr;gap:.75rem;margin:2.5rem 0 0;padding-top:1.25rem;border-top:1px solid var(--line)}
.pager a{display:flex;flex-direction:column;justify-content:center;min-height:44px;padding:.7em 1em;border:1.5px solid var(--line);border-radius:.75rem;background:var(--card);line-height:1.35;text-decoration:none;min-width:0;hyphens:auto}
.pager a[rel=next]{grid-column:2;text-align:end;border-color:var(--accent);background:var(--accent);color:var(--on-accent)}
.pager small{font-size:.85em}
.pager span{font-weight:600}
.pager p{grid-column:1/-1;margin:0;text-align:center;color:var(--soft);font-size:.85em}
.note{margin:.75rem auto 0;max-width:42rem;padding:.6em 1em;border-radius:.6rem;background:var(--panel);font-size:.9em}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;top:-9em;inset-inline-start:1rem;z-index:9;padding:.75em 1em;background:var(--accent);color:var(--on-accent)}
.skip:focus{top:.5rem}
.wait main{visibility:hidden;animation:show 0s 9s forwards}
@keyframes show{to{visibility:visible}}
:focus-visible{outline:3px solid var(--lamp-ink);outline-offset:2px}
@media(hover:hover){a:hover,.menu:hover,.pager a:hover{border-color:var(--accent)}button:hover,.pager a[rel=next]:hover{filter:brightness(1.08)}}
@media(max-width:30rem){th,td{padding:.5em}}
@media(max-height:30rem){main{padding-top:.5rem}h1{font-size:1.5rem}.top{min-height:2.9rem}}
@media print{.top,.bar,.pager,.skip,.actions,.note,dialog{display:none!important}main{max-width:none}.question,.callout,.task,figure,tr{break-inside:avoid}a{color:inherit}}
`;

/** Quizzes: what stands under the title and at the end. */
export const quizStyles = `
.quiz{display:flex;flex-wrap:wrap;margin:-.4em 0 1.5em;font-size:.9em}
.quiz span{margin-inline-end:.5em;padding:.15em .8em;border-radius:9em;background:var(--panel)}
.quiz .scored{background:var(--lamp);color:#2b1d00;font-weight:600}
.result{margin:1.75em 0 0;padding:1em 1.25em;border-radius:.9rem;background:var(--tint);font-weight:600}
.result:empty{display:none}
`;

/** A quiz that is begun and handed in: what stands before and after its questions. */
export const sittingStyles = `
.unstarted .question,.unstarted .draw,.unstarted .case,.question.gone,.case.gone,.question[hidden]{display:none}
.sitting{margin:0 0 1.5em;padding:1em 1.25em;border-radius:.9rem;background:var(--tint)}
.sitting>:first-child{margin-top:0}.sitting>:last-child{margin-bottom:0}
.sitting label{display:flex;gap:.6em;align-items:center;min-height:44px}
.sitting:empty,.sitting-end:empty{display:none}
.sitting-end{display:flex;flex-wrap:wrap;gap:.75em;align-items:center;margin:1.5em 0 0}
.clock{position:sticky;top:0;z-index:3;margin:0 0 1em;padding:.6em 0;border-bottom:2px solid var(--lamp);background:var(--paper);font-weight:650;text-align:end;font-variant-numeric:tabular-nums}
.marks-only .feedback,.marks-only .answer{display:none}
`;

/** The list of pages, on its own page and in the player's dialog. */
export const contentsStyles = `
.contents,.contents ol{margin:0;padding:0;list-style:none}
.contents ol{padding-inline-start:1.1em;border-inline-start:2px solid var(--line)}
.contents li{margin:0}
.contents p{margin:1.1em 0 .3em;font-weight:700}
.contents a{display:flex;align-items:center;min-height:44px;padding:.3em .6em;border-radius:.5rem;color:inherit;text-decoration:none}
.contents a:hover{background:var(--tint)}
.contents a[aria-current]{background:var(--tint);font-weight:650}
.contents .mark{margin-inline-start:auto;padding-inline-start:.75em;color:var(--good)}
dialog{width:min(30rem,94vw);max-height:86vh;margin:auto;padding:1rem 1.25rem 1.5rem;border:0;border-radius:1rem;background:var(--card);color:inherit}
dialog::backdrop{background:rgba(10,16,24,.55)}
dialog header{display:flex;align-items:center;justify-content:space-between}
dialog h2{margin:0}
dialog header+p{color:var(--soft);font-size:.9em}
`;
