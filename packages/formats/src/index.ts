export { writeCmi5 } from './cmi5/write-cmi5.ts';
export type { Cmi5Block, Cmi5Course, Cmi5MoveOn, Cmi5Node, Cmi5Texts, Cmi5Unit } from './cmi5/write-cmi5.ts';
export { writeScorm12Manifest, writeScorm2004Manifest } from './imscp/scorm-manifest.ts';
export type { ScormEdition, ScormManifest, ScormUnit } from './imscp/scorm-manifest.ts';
export { writeTincan } from './tincan/write-tincan.ts';
export type { TincanActivity } from './tincan/write-tincan.ts';
export { parseManifest } from './imscp/parse-manifest.ts';
export type { Manifest, ManifestItem, ManifestOrganization, ManifestResource } from './imscp/parse-manifest.ts';
export { allOf, attributeOf, childOf, childrenOf, localName, parseXml, textOf } from './imscp/parse-xml.ts';
export type { XmlElement, XmlFault } from './imscp/parse-xml.ts';
export { parseCourseStructure } from './cmi5/parse-cmi5.ts';
export type { ParsedCourseStructure, ParsedUnit } from './cmi5/parse-cmi5.ts';
export { parseTincan } from './tincan/parse-tincan.ts';
export type { ParsedTincan, ParsedTincanActivity } from './tincan/parse-tincan.ts';
export { parseAiken, writeAiken } from './aiken/aiken.ts';
export type { AikenFault, AikenQuestion } from './aiken/aiken.ts';
export { parseGift } from './gift/parse-gift.ts';
export type { ParsedGift } from './gift/parse-gift.ts';
export { writeGift } from './gift/write-gift.ts';
export type { GiftAnswer, GiftBody, GiftFault, GiftNumber, GiftQuestion, GiftText } from './gift/gift-question.ts';
export { parseMoodleXml } from './moodle-xml/parse-moodle-xml.ts';
export { type ClozeAnswer, type ClozeBlank, parseClozeText, writeClozeBlank } from './moodle-xml/cloze-text.ts';
export { fromBase64, toBase64 } from './moodle-xml/base64.ts';
export { moodleTokens } from './moodle-xml/moodle-formula.ts';
export type { MoodleToken } from './moodle-xml/moodle-formula.ts';
export { writeMoodleXml } from './moodle-xml/write-moodle-xml.ts';
export { moodleFractions, moodlePictureSize, nearestFraction } from './moodle-xml/moodle-question.ts';
export type {
  MoodleAnswer,
  MoodleBody,
  MoodleCombined,
  MoodleData,
  MoodleFault,
  MoodleFile,
  MoodleFormula,
  MoodleQuestion,
  MoodleText,
  MoodleZone,
} from './moodle-xml/moodle-question.ts';
export { isCsv, parseCsv, writeCsv } from './csv/csv.ts';
export type { CsvFault, CsvRow } from './csv/csv.ts';
export { cellToHtml, difficultyIn, htmlToCell, numberIn, placesIn, yesIn } from './csv/csv-cell.ts';
export {
  type CsvGap,
  escapeBrackets,
  fillBrackets,
  readCsvGap,
  unescapeBrackets,
  writeCsvGap,
} from './csv/csv-gaps.ts';
export {
  escapeNames,
  fillNames,
  readCsvValues,
  readCsvVariable,
  writeCsvValues,
  writeCsvVariable,
} from './csv/csv-variables.ts';
export type { CsvVariable } from './csv/csv-variables.ts';
export type { CsvColumn, CsvLanguage, CsvSeries, CsvType } from './csv/csv-columns.ts';
export { parseQtiItem } from './qti2/parse-qti-item.ts';
export { writeQtiItem } from './qti2/write-qti-item.ts';
export { parseQtiPackage, writeQtiPackage } from './qti2/qti-package.ts';
export type { QtiPlaced } from './qti2/qti-package.ts';
export { pickOutcome, resultOutcome } from './qti2/qti-item.ts';
export type {
  QtiChoice,
  QtiFault,
  QtiFeedback,
  QtiInteraction,
  QtiItem,
  QtiMapping,
  QtiPicture,
  QtiResponse,
  QtiSpot,
} from './qti2/qti-item.ts';
export type { QtiExpression, QtiRule, QtiTemplate } from './qti2/qti-template.ts';
export { qti21 } from './qti2/qti-names.ts';
export type { QtiVersion } from './qti2/qti-names.ts';
export { qti30 } from './qti3/qti3.ts';
export { innerHtml, toXhtml } from './qti2/xhtml.ts';
export { parseOlx } from './olx/parse-olx.ts';
export type { OlxPart } from './olx/parse-olx.ts';
export { writeOlxProblem, writeOlxUnit } from './olx/write-olx.ts';
export type { OlxUnitPart } from './olx/write-olx.ts';
export { olxRows } from './olx/write-olx-activity.ts';
export type {
  OlxActivity,
  OlxAssessment,
  OlxCriterion,
  OlxDrag,
  OlxDragItem,
  OlxLevel,
  OlxSurvey,
  OlxZone,
} from './olx/olx-activity.ts';
export { writeOlxCourse } from './olx/write-olx-course.ts';
export type { OlxBlock, OlxChapter, OlxCourse, OlxGrader, OlxSequential, OlxVertical } from './olx/write-olx-course.ts';
export type {
  OlxAnswer,
  OlxChoice,
  OlxFault,
  OlxImage,
  OlxProblem,
  OlxProfile,
  OlxResponse,
} from './olx/olx-problem.ts';
export { parseQti12 } from './qti12/parse-qti12.ts';
export { writeQti12Assessment, writeQti12Bank } from './qti12/write-qti12.ts';
export type { Qti12Assessment } from './qti12/write-qti12.ts';
export type { Qti12Choice, Qti12Fault, Qti12File, Qti12Item, Qti12List, Qti12Response } from './qti12/qti12-item.ts';
export { writeCartridge } from './imscc/write-cartridge.ts';
export type { Cartridge, CartridgeItem, CartridgeResource, CartridgeVersion } from './imscc/write-cartridge.ts';
