import { type WordList, words } from './word-list.ts';

export const french: WordList = {
  asking: words(
    'qui que quoi quel quelle quels quelles lequel laquelle lesquels lesquelles comment combien pourquoi où quand est-ce parmi',
  ),
  // Polite imperatives end in -ez; the infinitive and the familiar form are common in exercises.
  tasks:
    /^(?:\p{L}{2,}ez|dites|faites|choisir|cocher|indiquer|relier|associer|compléter|classer|calculer|choisis|coche|indique|relie|associe|complète|classe|calcule|trouve|écris|lis|observe|repère|vrai ou faux)(?!\p{L})/iu,
  negatives:
    /(?<!\p{L})(?:(?:quel(?:le)?s?|lequel|laquelle|lesquel(?:le)?s|parmi)(?!\p{L})[^.?!]*?\s(?:n[’']|ne\s+)[^.?!]*?(?<!\p{L})(pas|jamais|aucun(?:e)?)(?!\p{L})|(sauf|excepté|hormis)(?!\p{L})[^.?!]*[?:]?$)/iu,
  absolutes:
    /(?<!\p{L})(?:toujours|jamais|absolument|en aucun cas|dans tous les cas|sans exception|forcément)(?!\p{L})/iu,
  common: new Set(
    words(
      'avec dans pour plus moins cette celui celle ceux leur leurs entre chaque selon comme ainsi aussi avant après sans sous être avoir faire fait peut sont doit doivent question réponse réponses élève élèves enseignant classe cours',
    ),
  ),
  telling: 6,
};
