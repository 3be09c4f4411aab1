import type { Interaction, Response } from './interaction.ts';
import { scoreChoice, type ScoredChoice } from './kinds/choice.ts';
import { type ScoredGaps, scoreGaps } from './kinds/gaps.ts';
import { type ScoredMatch, scoreMatch } from './kinds/match.ts';
import { type ScoredNumber, scoreNumber } from './kinds/number.ts';
import { type ScoredOpen, type ScoredSurvey, scoreOpen, scoreSurvey } from './kinds/open.ts';
import { type ScoredOrder, scoreOrder } from './kinds/order.ts';
import { type ScoredText, scoreText } from './kinds/text.ts';

/** The part of an interaction that marking needs; the player carries only this. */
export type Scored =
  ScoredChoice | ScoredMatch | ScoredText | ScoredOrder | ScoredNumber | ScoredGaps | ScoredOpen | ScoredSurvey;

/** The share of the marks that a response earns, 0 to 1. Players mark by the same function of their own kind. */
export function scoreInteraction(interaction: Scored | Interaction, response: Response): number {
  switch (interaction.kind) {
    case 'choice':
      return response.kind === 'choice' ? scoreChoice(interaction, response) : 0;
    case 'match':
      return response.kind === 'match' ? scoreMatch(interaction, response.pairs) : 0;
    case 'text':
      return response.kind === 'text' ? scoreText(interaction, response.text) : 0;
    case 'order':
      return response.kind === 'order' ? scoreOrder(interaction, response.order) : 0;
    case 'number':
      return response.kind === 'number' ? scoreNumber(interaction, response.text) : 0;
    case 'gaps':
      return response.kind === 'gaps' ? scoreGaps(interaction, response.values) : 0;
    case 'open':
      return response.kind === 'open' ? scoreOpen(interaction, response.text, response.marks) : 0;
    case 'survey':
      return response.kind === 'survey' ? scoreSurvey(interaction, response.answers) : 0;
  }
}
