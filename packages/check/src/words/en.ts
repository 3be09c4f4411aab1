import { type WordList, words } from './word-list.ts';

export const english: WordList = {
  asking: words('who whom whose what which how why where when'),
  tasks:
    /^(?:please |now |then )?(?:choose|select|pick|tick|mark|match|sort|order|put|drag|drop|place|find|name|give|list|state|explain|describe|calculate|compute|work out|complete|fill|write|type|enter|click|touch|tap|point|label|say|tell|decide|identify|indicate|compare|read|look|use|rate|check|join|link|arrange|answer|estimate|count|true or false)(?!\p{L})/iu,
  negatives:
    /(?<!\p{L})(?:which(?!\p{L})[^.?!]*?(?<!\p{L})(not|never|\p{L}+n[’']t)(?!\p{L})|(except)(?!\p{L})[^.?!]*[?:]?$)/iu,
  absolutes: /(?<!\p{L})(?:always|never|absolutely|under no circumstances|in every case|without exception)(?!\p{L})/iu,
  common: new Set(
    words(
      'about above after again before being below between could during every first other should their there these those under where which while would answer answers question pupil pupils student students teacher class course',
    ),
  ),
  telling: 5,
};
