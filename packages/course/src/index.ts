export type {
  AnyBlockModel,
  AssetUse,
  BlockModel,
  BlockModels,
  BlockSeed,
  DrawRequest,
  NumberReader,
  RawSettings,
  Slot,
  SlotKind,
  SlotReader,
  SlotRole,
  SlotTexts,
  SnapshotBlock,
} from './block-model.ts';
export { applyTable } from './assessment/interaction.ts';
export type {
  ChoiceInteraction,
  Gap,
  GapsInteraction,
  Interaction,
  InteractionMember,
  InteractionTable,
  MatchInteraction,
  NumberDraw,
  NumberInteraction,
  NumberUnit,
  OpenInteraction,
  OrderInteraction,
  Response,
  ResponseTo,
  SurveyInteraction,
  TextInteraction,
} from './assessment/interaction.ts';
export { fillMarkers, markedIds, textMarker } from './assessment/text-marker.ts';
export { byName, drawValues } from './assessment/draw-values.ts';
export type { Variable } from './assessment/draw-values.ts';
export { evaluateFormula, formulaFunctions, isFormulaWord, parseFormulaTree } from './assessment/formula.ts';
export type { Formula, FormulaFunctions } from './assessment/formula.ts';
export { formulaText } from './assessment/formula-text.ts';
export { foldAnswer, isNearMiss } from './assessment/kinds/fold.ts';
export { matchNumber, parseNumber } from './assessment/kinds/number.ts';
export { matchAnswer } from './assessment/kinds/text.ts';
export { emptyResponse, keyResponse } from './assessment/responses.ts';
export { scoreInteraction } from './assessment/scoring.ts';
export type { Scored } from './assessment/scoring.ts';
export { blockRef, paragraph, proseMarkTypes, proseNodeSchema, proseNodeTypes } from './prose/prose-node.ts';
export type { ProseMark, ProseMarkType, ProseNode, ProseNodeType } from './prose/prose-node.ts';
export { createFragment, readProse, toFragmentChildren } from './prose/fragment.ts';
export { blockRefs, plainText } from './prose/plain-text.ts';
export { countWords, minutesPerQuestion, readingMinutes } from './prose/reading.ts';
export { gradeReading } from './prose/reading-grade.ts';
export type { ReadingGrade } from './prose/reading-grade.ts';
export {
  authorOrigin,
  courseLanguages,
  defaultLanguage,
  directionOf,
  edit,
  entriesBelow,
  initialiseCourse,
  openDocument,
  pickText,
  readLocalText,
  remoteOrigin,
  repairOrigin,
} from './document/course-document.ts';
export type { CourseDocument, CourseSeed, LocalText } from './document/course-document.ts';
export {
  nodeKinds,
  orderBetween,
  pagesInOrder,
  readFlatNodes,
  readTree,
  recoveredSectionId,
  resolveTree,
} from './document/tree.ts';
export type { CourseTree, FlatNode, NodeKind, TreeNode } from './document/tree.ts';
export {
  createBlock,
  ensureSlots,
  giveNumbers,
  readBlock,
  readRawSettings,
  readSettings,
  readTexts,
  setPlainText,
  setSetting,
} from './document/block-record.ts';
export {
  addLanguage,
  addNode,
  moveNode,
  nodeSettings,
  nodeTitle,
  orderAfter,
  pageProse,
  renameNode,
  restoreNode,
  setNodeSetting,
  trashNode,
} from './document/nodes.ts';
export type { NodeSeed, NodeSettings } from './document/nodes.ts';
export { isSitting, levels } from './document/quiz-settings.ts';
export type { Branch, BranchCondition, Level, QuizSettings, Route, ScoreBand } from './document/quiz-settings.ts';
export { addBank, appendBlock, blocksOf, copyBlocks, moveBlocks, moveBank, removeBlocks } from './document/banks.ts';
export {
  addGlossaryEntry,
  courseSettings,
  readLearnerSettings,
  removeGlossaryEntry,
  setCourseSetting,
} from './document/learner-settings.ts';
export type { CertificateSettings, GlossaryEntry, LearnerSettings } from './document/learner-settings.ts';
export { copyBlock, duplicateNode } from './document/copies.ts';
export { snapshotPages, takeSnapshot } from './document/snapshot.ts';
export type { CourseSnapshot, SnapshotNode } from './document/snapshot.ts';
export {
  competenceLabel,
  findCompetence,
  listCompetences,
  searchCompetences,
  unknownCompetence,
} from './document/frameworks.ts';
export type { Framework, FrameworkEntry, NamedCompetence, UnknownCompetence } from './document/frameworks.ts';
export { removeDeadMarkers } from './document/markers.ts';
export { addComment, readComments, resolveComment } from './document/comments.ts';
export type { Comment } from './document/comments.ts';
export { noteTranslated, staleTexts, translationState } from './document/translation.ts';
export type { TranslationState } from './document/translation.ts';
export { applyAsAuthor, asOneStep, createUndoManager } from './document/undo.ts';
export { containersInOrder, pagesOfBlocks } from './document/block-pages.ts';
export type { Container } from './document/block-pages.ts';
export { mergeCourses } from './document/merge.ts';
export type { MergeEntry, MergeOptions } from './document/merge.ts';
export { repairCourse, repairNumbers } from './document/repair.ts';
export type { Repair } from './document/repair.ts';
export { exchangeFields, fromExchangeTags, NOT_SUPPORTED, toExchangeTags } from './assessment/exchange-item.ts';
export type {
  ExchangeCalculation,
  ExchangeField,
  ExchangeFile,
  ExchangeItem,
  ExchangePicture,
  ExchangeZone,
} from './assessment/exchange-item.ts';
