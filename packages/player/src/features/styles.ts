import { withCertificate, withGlossary } from './parts.ts';

const common = `
dialog.with-tools{width:min(36rem,94vw);padding-top:0}
.with-tools header{display:flex;flex-wrap:wrap;align-items:center;position:sticky;top:0;z-index:2;padding:.75rem 0 .5rem;background:var(--card)}
.with-tools header>:not(button){flex:1 1 auto;overflow-wrap:normal;margin:0;font-size:1.25em}
.with-tools header h2:focus{outline:0}
.with-tools header>button{flex:none;min-width:44px;margin-inline-start:auto}
.with-tools header>button:first-child{margin:0;margin-inline-end:.5rem}
.arrow{display:inline-block;font-size:1.4em;line-height:1}
[dir=rtl] .arrow{transform:scaleX(-1)}
.with-tools [hidden]{display:none!important}
dialog .tools{position:sticky}
.tools{z-index:2;display:flex;flex-wrap:wrap;margin:0 -.25rem .75rem;background:var(--card)}
.tools button{flex:1 1 auto;margin:.25rem;padding:.45em .9em;border-color:var(--line);font-size:.92em}
.lines p{margin:0 0 .35em;color:var(--soft);font-size:.9em}
.lines .resume a{display:inline-flex;align-items:center;min-height:44px;font-size:1.1em;font-weight:600}
.lines{margin-bottom:.75rem}
.tool{padding-top:.25rem}
.tool h3{margin:1.2em 0 .5em}
.tool .field{display:block;margin:0 0 .75em;font-weight:600}
.tool .field input{display:block;width:100%;min-height:44px;margin-top:.3em;padding:.5em .8em;border:1.5px solid var(--soft);border-radius:.6rem;background:var(--paper);color:inherit;font:inherit;font-weight:400}
.tool .status:empty{display:none}
.tool .status{margin:.5em 0;color:var(--soft)}
.hits{margin:0;padding:0;list-style:none}
.hits a{display:block;min-height:44px;padding:.5em .7em;border-radius:.5rem;color:inherit;text-decoration:none}
.hits a:hover{background:var(--tint)}
.hits b,.hits span{display:block;overflow-wrap:anywhere}
.hits b{color:var(--accent)}
.hits span{color:var(--soft);font-size:.9em;line-height:1.45}
main mark,.hits mark{background:#ffd76a;color:#211700}
::highlight(aloud){background:#ffd76a;color:#211700}
.tool dl{margin:0 0 1em}
.tool dt{margin-top:.9em;font-weight:700}
.tool dd{margin:0;white-space:pre-line}
.tool fieldset{min-width:0;margin:0 0 1em;padding:0;border:0}
.tool legend{margin-bottom:.35em;padding:0;font-weight:650}
.tool .choices,.tool .row{display:flex;flex-wrap:wrap;margin:-.25rem}
.tool .choices label,.tool .row button{flex:1 1 auto;margin:.25rem}
.tool .choices label{position:relative;cursor:pointer}
.tool .choices input{position:absolute;top:0;left:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
.tool .choices span{display:flex;align-items:center;justify-content:center;min-height:44px;padding:.4em .9em;border:1.5px solid var(--line);border-radius:.6rem}
.tool .choices input:checked+span{border-color:var(--accent);background:var(--tint);box-shadow:inset 0 0 0 1.5px var(--accent);font-weight:650}
.tool .choices input:focus+span{outline:3px solid var(--lamp-ink);outline-offset:2px}
.tool .switch{display:flex;align-items:center;min-height:44px;margin:.5em 0;cursor:pointer}
.tool .switch input{flex:none;width:1.4em;height:1.4em;margin:0;margin-inline-end:.75em;accent-color:var(--accent)}
.tool .switch small{display:block;color:var(--soft)}
.tool .stack{display:flex;flex-direction:column}
.tool .stack button{margin:.25rem 0;text-align:start}
.tool .plan{margin-top:1em}
.tool progress{width:100%;height:.8em;accent-color:var(--accent)}
.tool details{margin-top:1.25em;border-top:1px solid var(--line)}
.aloud{border-radius:.3rem;box-shadow:0 0 0 .35rem var(--tint);background:var(--tint)}
.aloud-bar{position:fixed;z-index:6;bottom:0;left:0;right:0;display:flex;flex-wrap:wrap;justify-content:center;padding:.4rem;border-top:1px solid var(--line);background:var(--card)}
.aloud-bar button{min-width:44px;margin:.2rem}
.speaking body{padding-bottom:5rem}
@media(max-width:34rem),(max-height:34rem){.tools{flex-wrap:nowrap;overflow-x:auto;padding-bottom:.35rem}.tools button{flex:none}}
#print{display:none}
@media print{
.printing body>*{display:none!important}
.printing body>#print{display:block!important}
.aloud-bar,.definition{display:none}
.term{border:0}
.paper section{break-before:page}
.paper section:first-child{break-before:auto}
.paper .cover{display:flex;flex-direction:column;justify-content:center;min-height:80vh;text-align:center}
.paper-choices{display:block;white-space:pre-wrap}
.paper-line{display:block;height:2.2em;border-bottom:1px solid #000}
}
`;

const terms = `
button.term{min-height:0;padding:0;border:0;border-bottom:2px dotted var(--accent);border-radius:0;background:none;color:inherit;font:inherit;line-height:inherit;text-align:inherit;cursor:help}
.definition{position:absolute;z-index:5;padding:.7em 1em;border:1.5px solid var(--accent);border-radius:.6rem;background:var(--card);color:var(--ink);font-size:.95rem;font-weight:400;font-style:normal;line-height:1.5;white-space:pre-line;box-shadow:0 .4rem 1.2rem rgba(10,16,24,.25)}
`;

const certificate = `
.certificate section{text-align:center;color:#1f2733;background:#fff;border:3px double #0b5d6b;padding:2em 1.5em}
.certificate h1,.certificate .heading{margin:.2em 0 1em;font-size:1.9em;font-weight:700;line-height:1.25;color:#0b5d6b}
.certificate p{margin:.4em 0}
.certificate li::marker{color:#0b5d6b}
.certificate .who{font-size:1.6em;font-weight:700;line-height:1.4}
.certificate .course{font-size:1.3em;font-weight:650}
.certificate h2{margin:1.2em 0 .3em;font-size:1.05em}
.certificate ul{display:inline-block;margin:0;text-align:start}
.certificate .foot{display:flex;flex-wrap:wrap;justify-content:space-between;margin-top:2.5em;text-align:start}
.certificate .foot p{white-space:pre-line}
.certificate .code{margin-top:1.5em;font-size:.85em}
.certificate .code bdi{font-family:ui-monospace,Consolas,monospace;letter-spacing:.05em}
.preview{margin-top:1.25em;font-size:.8em;line-height:1.5}
@media print{
.certificate section{min-height:92vh;display:flex;flex-direction:column;justify-content:center}
.certificate ul{align-self:center}
}
`;

/** What the tools look like. They come with their script: nothing of it weighs on the first page. */
export const featureStyles = common + (withGlossary ? terms : '') + (withCertificate ? certificate : '');
