export { playerStrings } from './strings.ts';
