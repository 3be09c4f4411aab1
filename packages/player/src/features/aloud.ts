import { readableTexts } from './mark-words.ts';
import { button, data, make, onPage, type Panel } from './panel.ts';

/** What is said in one go: part of a block, in one language. */
interface Passage {
  readonly text: string;
  readonly language: string;
  readonly block: HTMLElement;
  readonly range: Range;
}

const blocks = 'h1,h2,h3,h4,p,li,td,th,dt,dd,legend,label,figcaption,blockquote,pre,summary,caption,.lead,div';
const without = 'script,style,select,button:not(.term),textarea,.pager,.definition,.note,[aria-hidden=true]';

/** A voice for a language: of the same place where there is one, else of the same language. */
export function voiceFor(
  language: string,
  voices: readonly SpeechSynthesisVoice[] = speechSynthesis.getVoices(),
): SpeechSynthesisVoice | undefined {
  const tag = (voice: SpeechSynthesisVoice): string => voice.lang.replace('_', '-').toLowerCase();
  const wanted = language.toLowerCase();
  const near = voices.filter((voice) => tag(voice).split('-')[0] === wanted.split('-')[0]);
  const own = near.filter((voice) => tag(voice) === wanted);
  const best = own.length > 0 ? own : near;
  // A voice of the device needs no connection and tells nobody what is read.
  return best.find((voice) => voice.localService) ?? best[0];
}

const canSpeak = (): boolean => 'speechSynthesis' in window;

/** Sentences of a text with where they begin; long ones in parts, since some voices stop after fifteen seconds. */
export function sentencesOf(text: string): { from: number; text: string }[] {
  const found: { from: number; text: string }[] = [];
  for (const { 0: sentence, index } of text.matchAll(/[^.!?؟…]+[.!?؟…»”)]*\s*|[.!?؟…]+\s*/g))
    for (const part of sentence.matchAll(/[^]{1,180}(?:[\s,،;؛:]|$)|[^]{1,180}/g))
      if (/[\p{L}\p{N}]/u.test(part[0])) found.push({ from: index + part.index, text: part[0] });
  return found;
}

/** What is to be said of the page, in order. */
function passagesOf(main: HTMLElement): Passage[] {
  const groups: { block: HTMLElement; language: string; nodes: Text[] }[] = [];
  for (const node of readableTexts(main, without)) {
    const block = node.parentElement!.closest<HTMLElement>(blocks) ?? main;
    if (block.offsetParent === null || node.parentElement!.offsetParent === null) continue;
    const language = node.parentElement!.closest<HTMLElement>('[lang]')!.lang;
    const last = groups[groups.length - 1];
    if (last?.block === block && last.language === language) last.nodes.push(node);
    else groups.push({ block, language, nodes: [node] });
  }
  return groups.flatMap(({ block, language, nodes }) => {
    const place = (offset: number): [Text, number] => {
      let left = offset;
      for (const node of nodes) {
        if (left <= node.data.length) return [node, left];
        left -= node.data.length;
      }
      const end = nodes[nodes.length - 1]!;
      return [end, end.data.length];
    };
    return sentencesOf(nodes.map((node) => node.data).join('')).map(({ from, text }) => {
      const range = document.createRange();
      range.setStart(...place(from));
      range.setEnd(...place(from + text.trimEnd().length));
      return { text: text.trim(), language, block, range };
    });
  });
}

let stop: (() => void) | undefined;

function readPage(): void {
  stop?.();
  const { strings } = data();
  const main = document.getElementById('main')!;
  const passages = passagesOf(main).filter(({ language }) => voiceFor(language));
  const bar = make('div', '', 'aloud-bar');
  bar.setAttribute('role', 'region');
  bar.setAttribute('aria-label', strings.listening);
  let at = 0;
  // Each start has a number of its own: an end that belongs to an earlier one changes nothing.
  let turn = 0;
  let paused = false;
  // Only newer browsers can mark a sentence without touching the page; others see its paragraph marked.
  const marks = (CSS as { highlights?: Map<string, unknown> }).highlights;
  const Marked = (globalThis as { Highlight?: new (range: Range) => unknown }).Highlight;
  const clear = (): void => {
    for (const one of document.querySelectorAll('.aloud')) one.classList.remove('aloud');
    marks?.delete('aloud');
  };
  const end = (): void => {
    turn += 1;
    speechSynthesis.cancel();
    clear();
    bar.remove();
    document.documentElement.classList.remove('speaking');
    stop = undefined;
  };
  const speak = (): void => {
    const passage = passages[at];
    turn += 1;
    const mine = turn;
    speechSynthesis.cancel();
    clear();
    if (!passage) {
      end();
      document.querySelector<HTMLElement>('main .pager [rel=next]')?.focus();
      return;
    }
    passage.block.classList.add('aloud');
    if (marks && Marked) marks.set('aloud', new Marked(passage.range));
    const box = passage.block.getBoundingClientRect();
    if (box.top < 0 || box.bottom > innerHeight - 80) passage.block.scrollIntoView({ block: 'center' });
    const words = new SpeechSynthesisUtterance(passage.text);
    words.lang = passage.language;
    words.voice = voiceFor(passage.language)!;
    words.addEventListener('end', () => {
      if (mine !== turn || paused) return;
      at += 1;
      speak();
    });
    words.addEventListener('error', () => {
      if (mine === turn && !paused) end();
    });
    speechSynthesis.speak(words);
  };
  const toggle = button(
    strings.pause,
    () => {
      paused = !paused;
      toggle.textContent = paused ? strings.goOn : strings.pause;
      // Not every device can pause a voice: the sentence begins anew instead.
      if (paused) {
        turn += 1;
        speechSynthesis.cancel();
      } else speak();
    },
    '',
  );
  const step = (by: number): void => {
    at = Math.max(0, Math.min(passages.length, at + by));
    paused = false;
    toggle.textContent = strings.pause;
    speak();
  };
  const arrow = (label: string, sign: string, by: number): HTMLButtonElement => {
    const made = button(sign, () => step(by));
    made.setAttribute('aria-label', label);
    made.title = label;
    return made;
  };
  const rtl = document.documentElement.dir === 'rtl';
  bar.append(
    arrow(strings.before, rtl ? '→' : '←', -1),
    toggle,
    arrow(strings.after, rtl ? '←' : '→', 1),
    button(strings.stop, () => {
      end();
      main.querySelector<HTMLElement>('h1')?.focus();
    }),
  );
  bar.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') end();
  });
  main.after(bar);
  document.documentElement.classList.add('speaking');
  stop = end;
  toggle.focus();
  speak();
}

let watching = false;

/** Reading aloud, where this device has a voice for the course's language. */
export const aloudPanel = (close: () => void): Panel => ({
  title: data().strings.listen,
  offered: () => canSpeak() && voiceFor(nibras.language) !== undefined,
  show() {
    close();
    if (!watching) {
      watching = true;
      onPage(() => stop?.());
      addEventListener('pagehide', () => stop?.());
    }
    readPage();
  },
});

/** Runs when the device has found its voices, which takes a moment. */
export function whenVoices(run: () => void): void {
  if (canSpeak() && speechSynthesis.getVoices().length === 0)
    speechSynthesis.addEventListener('voiceschanged', run, { once: true });
}
