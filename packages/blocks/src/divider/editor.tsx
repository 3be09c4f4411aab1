import { defineBlockEditor, useCourseEditing } from '@nibras/editor-kit';

export const dividerEditor = defineBlockEditor({
  type: 'divider',
  group: 'layout',
  icon: 'M4 12h16',
  keywords: 'line separator ligne séparateur فاصل',
  View: () => <hr className="nb-divider" />,
  Inspector: () => {
    const { say } = useCourseEditing();
    return <p className="nb-hint">{say('divider.nothing')}</p>;
  },
});
