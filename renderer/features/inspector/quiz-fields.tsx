import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '@nibras/base';
import {
  defaultLanguage,
  directionOf,
  isSitting,
  levels,
  nodeSettings,
  type NodeSettings,
  noteTranslated,
  type QuizSettings,
  setNodeSetting,
  translationState,
} from '@nibras/course';
import { NumberField, SelectField, SwitchField, useCourseEditing, useShared } from '@nibras/editor-kit';

const usualMastery = 60;

/** What an exam usually asks for, and what practice does. */
const exam = { feedback: 'deferred', attempts: 1, shuffle: true } as const satisfies Partial<QuizSettings>;
const routes = [
  { from: 0, level: 'KA' },
  { from: 50, level: 'KD' },
  { from: 80, level: 'KC' },
] as const;
const positioning = {
  mastery: 0,
  weight: 0,
  feedback: 'deferred',
  attempts: 1,
  review: 'none',
  routes,
} as const satisfies QuizSettings;

type Mode = 'none' | 'practice' | 'exam' | 'positioning';

const modeOf = (quiz: QuizSettings | undefined): Mode =>
  !quiz ? 'none' : quiz.routes?.length ? 'positioning' : isSitting(quiz) ? 'exam' : 'practice';

/** Whether a node is a scored quiz, from which score it is passed, and on a page how it is taken. */
export function QuizFields({ node, whole }: { readonly node: Id; readonly whole: boolean }): ReactNode {
  const { t } = useTranslation();
  const { document } = useCourseEditing();
  const record = document.nodes.get(node);
  const { quiz } = useShared<NodeSettings>(record, () => nodeSettings(document, node), { key: node });
  const put = (settings: QuizSettings | undefined): void => setNodeSetting(document, node, 'quiz', settings);
  const change = (part: Partial<QuizSettings>): void => {
    if (!quiz) return;
    const entries = Object.entries({ ...quiz, ...part }).filter(([, value]) => value !== undefined && value !== false);
    put(Object.fromEntries(entries) as unknown as QuizSettings);
  };
  const choose = (mode: Mode): void => {
    const { mastery = usualMastery, weight } = quiz ?? {};
    const kept = { mastery: mastery || usualMastery, ...(weight ? { weight } : {}) };
    if (mode === 'none') put(undefined);
    else if (mode === 'practice') put(kept);
    else put(mode === 'exam' ? { ...kept, ...exam } : positioning);
  };
  const modes: readonly Mode[] = whole ? ['none', 'practice', 'exam', 'positioning'] : ['none', 'practice'];
  return (
    <>
      <SelectField
        label={t('quiz.kind')}
        hint={t(`quiz.kindHint.${modeOf(quiz)}`)}
        value={modeOf(quiz)}
        choices={modes.map((value) => ({ value, label: t(`quiz.kind.${value}`) }))}
        onChange={choose}
      />
      {quiz ? (
        <>
          {quiz.routes?.length ? null : (
            <NumberField
              label={t('quiz.mastery')}
              value={quiz.mastery}
              min={0}
              max={100}
              onChange={(mastery) => change({ mastery })}
            />
          )}
          <OptionalNumber
            label={t('quiz.weight')}
            hint={t('quiz.weightHint')}
            value={quiz.weight}
            max={1000}
            onChange={(weight) => change({ weight } as Partial<QuizSettings>)}
          />
        </>
      ) : null}
      {quiz && whole && isSitting(quiz) ? <SittingFields node={node} quiz={quiz} change={change} /> : null}
    </>
  );
}

/** A number that may be left out. */
function OptionalNumber({
  label,
  hint,
  value,
  max,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: number | undefined;
  readonly max: number;
  readonly onChange: (value: number | undefined) => void;
}): ReactNode {
  const { readOnly } = useCourseEditing();
  return (
    <label className="nb-field">
      <span className="nb-field-label">{label}</span>
      <input
        className="nb-input"
        type="number"
        min={0}
        max={max}
        value={value ?? ''}
        readOnly={readOnly}
        onChange={(event) => {
          const next = event.target.valueAsNumber;
          onChange(Number.isFinite(next) ? Math.min(max, Math.max(0, next)) : undefined);
        }}
      />
      {hint ? <small>{hint}</small> : null}
    </label>
  );
}

function SittingFields({
  node,
  quiz,
  change,
}: {
  readonly node: Id;
  readonly quiz: QuizSettings;
  readonly change: (part: Partial<QuizSettings>) => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <SelectField
        label={t('quiz.feedback')}
        value={quiz.feedback ?? 'immediate'}
        choices={(['immediate', 'deferred', 'none'] as const).map((value) => ({
          value,
          label: t(`quiz.feedback.${value}`),
        }))}
        onChange={(feedback) => change({ feedback })}
      />
      {quiz.feedback === 'none' ? null : (
        <SelectField
          label={t('quiz.review')}
          value={quiz.review ?? 'all'}
          choices={(['all', 'marks', 'none'] as const).map((value) => ({ value, label: t(`quiz.review.${value}`) }))}
          onChange={(review) => change({ review })}
        />
      )}
      <NumberField
        label={t('quiz.attempts')}
        hint={t('quiz.attemptsHint')}
        value={quiz.attempts ?? 0}
        min={0}
        max={99}
        onChange={(attempts) => change({ attempts })}
      />
      {quiz.attempts === 1 && !quiz.retakeWrong ? null : (
        <SwitchField
          label={t('quiz.retakeWrong')}
          value={quiz.retakeWrong ?? false}
          onChange={(retakeWrong) => change({ retakeWrong })}
        />
      )}
      <SwitchField
        label={t('quiz.shuffle')}
        value={quiz.shuffle ?? false}
        onChange={(shuffle) => change({ shuffle })}
      />
      <SwitchField
        label={t('quiz.forwardOnly')}
        hint={t('quiz.forwardOnlyHint')}
        value={quiz.forwardOnly ?? false}
        onChange={(forwardOnly) => change({ forwardOnly })}
      />
      <OptionalNumber
        label={t('quiz.timeLimit')}
        hint={t('quiz.timeLimitHint')}
        value={quiz.timeLimit}
        max={600}
        onChange={(timeLimit) => change({ timeLimit: timeLimit || undefined } as Partial<QuizSettings>)}
      />
      {quiz.timeLimit ? (
        <>
          <SwitchField
            label={t('quiz.pausable')}
            value={quiz.pausable ?? false}
            onChange={(pausable) => change({ pausable })}
          />
          <OptionalNumber
            label={t('quiz.extraTime')}
            hint={t('quiz.extraTimeHint')}
            value={quiz.extraTime}
            max={200}
            onChange={(extraTime) => change({ extraTime: extraTime || undefined } as Partial<QuizSettings>)}
          />
        </>
      ) : null}
      {quiz.routes?.length ? <RouteFields quiz={quiz} change={change} /> : null}
      <BandFields node={node} quiz={quiz} change={change} />
    </>
  );
}

/** Which result leads to which level. */
function RouteFields({
  quiz,
  change,
}: {
  readonly quiz: QuizSettings;
  readonly change: (part: Partial<QuizSettings>) => void;
}): ReactNode {
  const { t } = useTranslation();
  const fromOf = (level: string): number | undefined => quiz.routes!.find((one) => one.level === level)?.from;
  return (
    <fieldset className="nb-group">
      <legend>{t('quiz.routes')}</legend>
      <small>{t('quiz.routesHint')}</small>
      {levels.slice(1).map((level) => (
        <OptionalNumber
          key={level}
          label={t('quiz.routeFrom', { level: t(`level.${level}`) })}
          value={fromOf(level)}
          max={100}
          onChange={(from) =>
            change({
              routes: levels.flatMap((one) => {
                const at = one === level ? from : one === 'KA' ? 0 : fromOf(one);
                return at === undefined ? [] : [{ from: at, level: one }];
              }),
            })
          }
        />
      ))}
    </fieldset>
  );
}

/** Where a further message begins: at none that another one has. */
function freeStart(bands: readonly { readonly from: number }[], mastery: number): number {
  const free = [0, mastery, 80, 90, 50, 30].filter((from) => bands.every((one) => one.from !== from));
  return free[0] ?? 100;
}

/** What is said of a result, by percent. */
function BandFields({
  node,
  quiz,
  change,
}: {
  readonly node: Id;
  readonly quiz: QuizSettings;
  readonly change: (part: Partial<QuizSettings>) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { document, language, readOnly } = useCourseEditing();
  const record = document.nodes.get(node);
  const main = defaultLanguage(document);
  const bands = quiz.bands ?? [];
  const put = (changed: typeof bands): void => change({ bands: changed });
  return (
    <fieldset className="nb-group">
      <legend>{t('quiz.bands')}</legend>
      {bands.length > 0 ? <small>{t('quiz.bandsHint')}</small> : null}
      {bands.map((band, index) => {
        const set = (part: Partial<(typeof bands)[number]>): void =>
          put(bands.map((one, at) => (at === index ? { ...one, ...part } : one)));
        return (
          // oxlint-disable-next-line react/no-array-index-key -- bands have no id; they are edited in place
          <div key={index} className="nb-band">
            <input
              className="nb-input"
              type="number"
              min={0}
              max={100}
              aria-label={t('quiz.bandFrom')}
              value={band.from}
              readOnly={readOnly}
              onChange={(event) => {
                const from = event.target.valueAsNumber;
                if (Number.isFinite(from)) set({ from: Math.min(100, Math.max(0, from)) });
              }}
            />
            <textarea
              className="nb-input"
              rows={2}
              aria-label={t('quiz.bandText', { percent: band.from })}
              lang={language}
              dir={directionOf(language)}
              value={band.text[language] ?? ''}
              readOnly={readOnly}
              placeholder={band.text[main] ?? ''}
              onChange={(event) => set({ text: { ...band.text, [language]: event.target.value } })}
              onBlur={() => record && noteTranslated(document, record, language, [`band:${index}`])}
            />
            {record && language !== main ? (
              <small className="nb-band-state">
                {t(`translation.state.${translationState(document, record, `band:${index}`, language)}`)}
              </small>
            ) : null}
            {readOnly ? null : (
              <button
                type="button"
                className="nb-icon-button"
                aria-label={t('quiz.removeBand', { percent: band.from })}
                onClick={() => put(bands.filter((_, at) => at !== index))}
              >
                ×
              </button>
            )}
          </div>
        );
      })}
      {readOnly ? null : (
        <button
          type="button"
          className="nb-quiet-button"
          onClick={() => put([...bands, { from: freeStart(bands, quiz.mastery || usualMastery), text: {} }])}
        >
          + {t('quiz.addBand')}
        </button>
      )}
    </fieldset>
  );
}
