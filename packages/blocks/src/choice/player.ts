export { choiceBehaviour as behaviour } from '../question/choice-player.ts';
