export { anyBehaviour } from './question/behaviour.ts';
export type {
  PlayedChoice,
  PlayedInteraction,
  PlayedMatch,
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
export type { Item, Term, Told } from './lms/told.ts';
export { packText, unpackText } from './state/packed-text.ts';
export { playerStrings } from './strings.ts';
export type { PlayerStrings } from './strings.ts';
