import { defineBlockEditor, SlotEditor, useCourseEditing } from '@nibras/editor-kit';

export const caseStudyEditor = defineBlockEditor({
  type: 'case-study',
  group: 'question',
  icon: 'M4 4h16v16H4zM4 10h16M8 7h8M8 14h8M8 17h5',
  keywords: 'case study situation composite étude de cas énoncé commun دراسة حالة وضعية',
  View: ({ block }) => {
    const { say } = useCourseEditing();
    return (
      <section className="nb-callout nb-case" aria-label={say('block.case-study')}>
        <p className="nb-callout-kind">{say('block.case-study')}</p>
        <SlotEditor
          block={block}
          slot="title"
          kind="line"
          label={say('slot.title')}
          placeholder={say('slot.titleOptional')}
          className="nb-callout-title"
        />
        <SlotEditor
          block={block}
          slot="situation"
          kind="flow"
          label={say('case.situation')}
          placeholder={say('case.situationHere')}
        />
        <SlotEditor
          block={block}
          slot="questions"
          kind="flow"
          label={say('case.questions')}
          placeholder={say('case.questionsHere')}
        />
      </section>
    );
  },
  Inspector: () => null,
});
