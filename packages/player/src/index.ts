export { anyBehaviour } from './question/behaviour.ts';
export type {
  PlayedChoice,
  PlayedInteraction,
  PlayedMatch,
  PlayedText,
  QuestionBehaviour,
  Tools,
} from './question/behaviour.ts';
export { decodeState, encodeState, newState } from './state/learner-state.ts';
export type { LearnerState, QuestionRecord } from './state/learner-state.ts';
export { outcomeOf } from './state/outcome.ts';
export type { CourseIndex, Outcome, QuizOutcome } from './state/outcome.ts';
export { fromNatural, toNatural } from './state/numbers.ts';
export { playerStrings } from './strings.ts';
export type { PlayerStrings } from './strings.ts';
