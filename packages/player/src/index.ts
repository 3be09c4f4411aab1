export { anyBehaviour } from './question/behaviour.ts';
export type {
  PlayedChoice,
  PlayedGaps,
  PlayedInteraction,
  PlayedMatch,
  PlayedNumber,
  PlayedOpen,
  PlayedOrder,
  PlayedSurvey,
  PlayedText,
  QuestionBehaviour,
  Tools,
} from './question/behaviour.ts';
export { decodeState, droppedAnswers, encodeState, mergeStates, newState } from './state/learner-state.ts';
export type { LearnerState, QuestionRecord } from './state/learner-state.ts';
export { openSession } from './session.ts';
export type { Safety, Session, SessionPorts } from './session.ts';
export { openMirror } from './state/mirror.ts';
export type { Keeper } from './state/mirror.ts';
export { outcomeOf } from './state/outcome.ts';
export type { CourseIndex, Outcome, QuizOutcome } from './state/outcome.ts';
export { fromNatural, toNatural } from './state/numbers.ts';
export { tellChoice } from './lms/tell/choice.ts';
export { tellGaps } from './lms/tell/gaps.ts';
export { tellMatch } from './lms/tell/match.ts';
export { tellNumber } from './lms/tell/number.ts';
export { tellOpen, tellSurvey } from './lms/tell/open.ts';
export { tellOrder } from './lms/tell/order.ts';
export { tellText } from './lms/tell/text.ts';
export type { Item, Term, Told } from './lms/told.ts';
export { packText, unpackText } from './state/packed-text.ts';
export { playerStrings } from './strings.ts';
export type { PlayerStrings } from './strings.ts';
