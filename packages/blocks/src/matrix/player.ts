import type { PlayedMatch, QuestionBehaviour } from '@nibras/player';
import type { ResponseTo } from '@nibras/course';
import { fillGrid, pickedInputs, readGrid } from '../question/grid-player.ts';
import { matchAnswers } from '../question/match-player.ts';

/** A radio button for each row and column. */
export const behaviour: QuestionBehaviour<PlayedMatch, ResponseTo<'match'>> = {
  ...matchAnswers,
  read(form, _, partly) {
    const pairs = readGrid(form, partly);
    return pairs ? { kind: 'match', pairs } : form.querySelector('.tip')?.textContent;
  },
  fill: (form, { pairs }) => fillGrid(form, pairs),
  mark(form, _, { key }, { mark }) {
    const picked = pickedInputs(form);
    for (const input of picked) mark(input.parentElement!, input.parentElement!, key[input.name] === input.value);
    return picked.map(({ name }) => name);
  },
  shuffle(form, { sources }, { shuffled }) {
    const body = form.querySelector('.grid tbody')!;
    for (const { id } of shuffled(sources)) {
      const row = form.querySelector(`#k-${id}`)!.parentElement!;
      const said = row.nextElementSibling;
      body.append(row, ...(said?.matches('.said') ? [said] : []));
    }
  },
};
