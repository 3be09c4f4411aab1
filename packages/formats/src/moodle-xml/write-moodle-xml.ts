import { escapeXml } from '@nibras/base';
import type {
  MoodleAnswer,
  MoodleBody,
  MoodleCombined,
  MoodleData,
  MoodleFile,
  MoodleQuestion,
  MoodleText,
} from './moodle-question.ts';
import { nearestFraction } from './moodle-question.ts';

/** Control signs have no place in XML. @spec XML 1.0 2.2 */
// oxlint-disable-next-line eslint/no-control-regex -- they are just what is looked for
const clean = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
const cdata = (text: string): string => `<![CDATA[${clean(text).replace(/\]\]>/g, ']]]]><![CDATA[>')}]]>`;
const plain = (text: string): string => escapeXml(clean(text));

const fileElement = (file: MoodleFile): string =>
  `<file name="${plain(file.name)}" path="/" encoding="base64">${file.content}</file>`;

function textElement(name: string, text: MoodleText | undefined): string {
  if (!text) return '';
  const files = text.files.map(fileElement);
  return `<${name} format="${text.format}"><text>${cdata(text.text)}</text>${files.join('')}</${name}>`;
}

const empty: MoodleText = { format: 'html', text: '', files: [] };

const combinedElements = ({ correct, partly, incorrect }: MoodleCombined): string =>
  textElement('correctfeedback', correct ?? empty) +
  textElement('partiallycorrectfeedback', partly ?? empty) +
  textElement('incorrectfeedback', incorrect ?? empty);

const answerElement = ({ text, fraction, feedback }: MoodleAnswer, more = ''): string => {
  const files = textElement('answer', text).replace(/^<answer[^>]*>|<\/answer>$/g, '');
  return `<answer fraction="${nearestFraction(fraction)}" format="${text.format}">${files}${textElement('feedback', feedback ?? empty)}${more}</answer>`;
};

/** Pairs with semicolons between them. @spec Moodle question/type/ddmarker/shapes.php */
const coordsOf = (place: readonly number[]): string =>
  place.map((value, at) => (at === 0 ? '' : at % 2 === 0 ? ';' : ',') + value).join('');

const toleranceNumbers = { relative: 1, nominal: 2, geometric: 3 } as const;

function unitElements({
  units,
  unitNeeded,
}: Pick<Extract<MoodleBody, { type: 'numerical' }>, 'units' | 'unitNeeded'>): string {
  if (units.length === 0) return '<unitgradingtype>0</unitgradingtype><showunits>3</showunits>';
  const all = units.map(
    ({ name, multiplier }) =>
      `<unit><multiplier>${multiplier}</multiplier><unit_name>${plain(name)}</unit_name></unit>`,
  );
  return `<units>${all.join('')}</units><unitgradingtype>${unitNeeded ? 1 : 0}</unitgradingtype><unitpenalty>${unitNeeded ? 1 : 0.1}</unitpenalty><showunits>0</showunits><unitsleft>0</unitsleft>`;
}

/** Values belong to one question alone. @spec Moodle question/format/xml, import_calculated */
function dataElement({ name, min, max, decimals, values }: MoodleData): string {
  const text = (element: string, value: string | number): string =>
    `<${element}><text>${plain(String(value))}</text></${element}>`;
  const items = values.map(
    (value, at) => `<dataset_item><number>${at + 1}</number><value>${value}</value></dataset_item>`,
  );
  return `<dataset_definition>${text('status', 'private')}${text('name', name)}<type>calculated</type>${text('distribution', 'uniform')}${text('minimum', min)}${text('maximum', max)}${text('decimals', decimals)}<itemcount>${values.length}</itemcount><dataset_items>${items.join('')}</dataset_items><number_of_items>${values.length}</number_of_items></dataset_definition>`;
}

function bodyElements(body: MoodleBody): string {
  switch (body.type) {
    case 'description':
    case 'cloze':
    case 'calculatedmulti':
      return '';
    case 'calculated':
    case 'calculatedsimple': {
      const answers = body.answers.map(({ tolerance, toleranceType, figures, length, ...one }) =>
        answerElement(
          one,
          `<tolerance>${tolerance}</tolerance><tolerancetype>${toleranceNumbers[toleranceType]}</tolerancetype><correctanswerformat>${figures === 'decimals' ? 1 : 2}</correctanswerformat><correctanswerlength>${length}</correctanswerlength>`,
        ),
      );
      return `<synchronize>0</synchronize><single>0</single><answernumbering>abc</answernumbering><shuffleanswers>0</shuffleanswers>${answers.join('')}${unitElements(body)}<dataset_definitions>${body.data.map(dataElement).join('')}</dataset_definitions>`;
    }
    case 'multichoice':
      return `<single>${body.single}</single><shuffleanswers>${body.shuffle}</shuffleanswers><answernumbering>abc</answernumbering>${combinedElements(body.combined)}${body.answers.map((one) => answerElement(one)).join('')}`;
    case 'truefalse': {
      const answer = (word: string, right: boolean, feedback: MoodleText | undefined): string =>
        `<answer fraction="${right ? 100 : 0}" format="moodle_auto_format"><text>${word}</text>${textElement('feedback', feedback ?? empty)}</answer>`;
      return answer('true', body.truth, body.whenTrue) + answer('false', !body.truth, body.whenFalse);
    }
    case 'shortanswer':
      return `<usecase>${body.caseSensitive ? 1 : 0}</usecase>${body.answers.map((one) => answerElement(one)).join('')}`;
    case 'numerical': {
      const answers = body.answers.map((one) => answerElement(one, `<tolerance>${one.tolerance}</tolerance>`)).join('');
      return answers + unitElements(body);
    }
    case 'matching':
      return `<shuffleanswers>${body.shuffle}</shuffleanswers>${combinedElements(body.combined)}${body.pairs
        .map(
          ({ text, answer }) =>
            `${textElement('subquestion', text).replace('</subquestion>', '')}<answer><text>${cdata(answer)}</text></answer></subquestion>`,
        )
        .join('')}`;
    case 'ordering':
      return `<layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype><selectcount>0</selectcount><gradingtype>${body.partial ? 'RELATIVE_ALL_PREVIOUS_AND_NEXT' : 'ALL_OR_NOTHING'}</gradingtype><showgrading>SHOW</showgrading>${combinedElements(body.combined)}${body.items
        .map((item, index) => {
          const inside = textElement('answer', item).replace(/^<answer[^>]*>|<\/answer>$/g, '');
          return `<answer fraction="${index + 1}.0000000" format="${item.format}">${inside}</answer>`;
        })
        .join('')}`;
    case 'essay':
      return `<responseformat>editor</responseformat><responserequired>1</responserequired><responsefieldlines>10</responsefieldlines>${body.fewestWords ? `<minwordlimit>${body.fewestWords}</minwordlimit>` : ''}${body.mostWords ? `<maxwordlimit>${body.mostWords}</maxwordlimit>` : ''}<attachments>0</attachments><attachmentsrequired>0</attachmentsrequired>${textElement('graderinfo', body.marker ?? empty)}<responsetemplate format="html"><text></text></responsetemplate>`;
    case 'ddimageortext':
    case 'ddmarker': {
      const drags = body.drags.map((drag, index) => {
        const more =
          'times' in drag
            ? drag.times === 0
              ? '<infinite/><noofdrags>0</noofdrags>'
              : `<noofdrags>${drag.times}</noofdrags>`
            : `<draggroup>${drag.group}</draggroup>`;
        return `<drag><no>${index + 1}</no><text>${cdata(drag.text)}</text>${more}</drag>`;
      });
      const drops =
        body.type === 'ddmarker'
          ? body.drops.map(
              ({ shape, place, choice }) =>
                `<shape>${shape}</shape><coords>${coordsOf(place)}</coords><choice>${choice}</choice>`,
            )
          : body.drops.map(
              ({ text, choice, left, top }) =>
                `<text>${cdata(text)}</text><choice>${choice}</choice><xleft>${left}</xleft><ytop>${top}</ytop>`,
            );
      return `${body.shuffle ? '<shuffleanswers/>' : ''}${body.type === 'ddmarker' ? '<showmisplaced/>' : ''}${combinedElements(body.combined)}${body.picture ? fileElement(body.picture) : ''}${drags.join('')}${drops.map((drop, index) => `<drop><no>${index + 1}</no>${drop}</drop>`).join('')}`;
    }
    case 'gapselect':
    case 'ddwtos': {
      const name = body.type === 'gapselect' ? 'selectoption' : 'dragbox';
      const words = body.words.map(
        ({ text, group, again }) =>
          `<${name}><text>${cdata(text)}</text><group>${group}</group>${again ? '<infinite/>' : ''}</${name}>`,
      );
      return `<shuffleanswers>${body.shuffle ? 1 : 0}</shuffleanswers>${combinedElements(body.combined)}${words.join('')}`;
    }
  }
}

/** Moodle trims longer names. */
const longestName = 255;
const slash = (name: string): string => name.replace(/\//g, '//');

/** Questions as a Moodle XML file. @spec Moodle question/format/xml */
export function writeMoodleXml(questions: readonly MoodleQuestion[]): string {
  const parts: string[] = [];
  let before = '';
  for (const one of questions) {
    const path = ['top', ...one.category].map(slash).join('/');
    if (one.category.length > 0 && path !== before)
      parts.push(
        `<question type="category"><category><text>${plain(`$course$/${path}`)}</text></category><info format="html"><text></text></info><idnumber></idnumber></question>`,
      );
    before = path;
    const name = [...one.name.replace(/\s+/g, ' ')].slice(0, longestName).join('');
    const tags =
      one.tags.length > 0
        ? `<tags>${one.tags.map((tag) => `<tag><text>${plain(tag)}</text></tag>`).join('')}</tags>`
        : '';
    parts.push(
      `<question type="${one.body.type}"><name><text>${plain(name)}</text></name>${textElement('questiontext', one.stem)}${textElement('generalfeedback', one.general ?? empty)}` +
        `<defaultgrade>${one.grade}</defaultgrade><penalty>${one.penalty}</penalty><hidden>0</hidden><idnumber>${plain(one.idNumber)}</idnumber>` +
        `${bodyElements(one.body)}${one.hints.map((hint) => textElement('hint', hint)).join('')}${tags}</question>`,
    );
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${parts.join('\n')}\n</quiz>\n`;
}
