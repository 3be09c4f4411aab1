import { type BlockRenderer, stringsIn } from '../define.ts';
import type { TaskSettings } from './model.ts';
import { taskStrings } from './strings.ts';
import { taskStyles } from './styles.ts';

export const taskRenderer: BlockRenderer<TaskSettings> = {
  styles: [taskStyles],
  render(block, context) {
    const strings = stringsIn(taskStrings, context.language);
    const { minutes } = block.settings;
    const time = minutes > 0 ? `<span class="time">${strings.minutes.replace('{n}', String(minutes))}</span>` : '';
    return `<div class="task" id="b-${block.id}" role="group" aria-labelledby="t-${block.id}"><p class="label"><span id="t-${block.id}">${strings.task}</span>${time}</p>${context.rich('body')}</div>`;
  },
};
