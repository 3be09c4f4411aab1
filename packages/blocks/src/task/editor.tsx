import {
  defineBlockEditor,
  NumberField,
  SlotEditor,
  useBlockSettings,
  useCourseEditing,
  useSetSetting,
} from '@nibras/editor-kit';
import type { TaskSettings } from './model.ts';

export const taskEditor = defineBlockEditor({
  type: 'task',
  group: 'emphasis',
  icon: 'M5 4h14v16H5zM8 9h8M8 13h8M8 17h4',
  keywords: 'practice exercise class tâche pratique exercice مهمة تطبيق',
  View: ({ block }) => {
    const { say } = useCourseEditing();
    const settings = useBlockSettings<TaskSettings>(block);
    return (
      <section className="nb-task" aria-label={say('block.task')}>
        <p className="nb-callout-kind">
          {say('block.task')} · {say('task.minutes', { count: settings.minutes })}
        </p>
        <SlotEditor
          block={block}
          slot="body"
          kind="flow"
          label={say('slot.body')}
          placeholder={say('task.writeHere')}
        />
      </section>
    );
  },
  Inspector: ({ block }) => {
    const { say } = useCourseEditing();
    const settings = useBlockSettings<TaskSettings>(block);
    const set = useSetSetting(block);
    return (
      <NumberField
        label={say('task.minutesField')}
        value={settings.minutes}
        min={0}
        max={600}
        onChange={(value) => set('minutes', value)}
      />
    );
  },
});
