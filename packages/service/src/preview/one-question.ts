import { derivedId, type Id } from '@nibras/base';
import { blockRef, type CourseSnapshot } from '@nibras/course';
import type { ExportPlan } from '@nibras/export';

/** The course as if it had one page with one question, for practice; undefined where there is no such block. */
export function oneQuestion(snapshot: CourseSnapshot, question: Id): CourseSnapshot | undefined {
  if (!snapshot.blocks[question]) return undefined;
  const page = derivedId('one question', question);
  return {
    ...snapshot,
    nodes: [
      {
        id: page,
        kind: 'page',
        title: snapshot.title,
        settings: {},
        children: [],
        prose: Object.fromEntries(snapshot.languages.map((language) => [language, [blockRef(question)]])),
      },
    ],
    banks: [],
    settings: {},
    numbers: { ...snapshot.numbers, [page]: Math.max(0, ...Object.values(snapshot.numbers)) + 1 },
  };
}

/** Where a frame of another site gets no storage, what is kept goes nowhere: nothing of such a look is meant to be. */
const forgetfulStorage = `<script>try{localStorage.length}catch{for(const name of['localStorage','sessionStorage']){const kept=new Map;Object.defineProperty(window,name,{configurable:true,value:{get length(){return kept.size},key:at=>[...kept.keys()][at]??null,getItem:key=>kept.get(key)??null,setItem:(key,value)=>void kept.set(key,String(value)),removeItem:key=>void kept.delete(key),clear:()=>kept.clear()}})}}</script>`;

/** A plan to be looked at for a moment: its pages do not tell that nothing is kept, which is a note for learners. */
export const forgetful = (plan: ExportPlan): ExportPlan => ({
  ...plan,
  entries: plan.entries.map((entry) =>
    entry.path.endsWith('.html') && entry.body.kind === 'text'
      ? { ...entry, body: { ...entry.body, text: entry.body.text.replace('<head>', `<head>${forgetfulStorage}`) } }
      : entry,
  ),
});
