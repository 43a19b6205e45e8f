/**
 * Passphrases that people know from somewhere, and that those who guess try first.
 *
 * An estimator that knows single words calls them strong: the first is from xkcd 936, the next from
 * the manuals of passphrase lists, the rest are quotations, songs and rows of words.
 */
const phrases: readonly string[] = [
  'correct horse battery staple',
  'battery horse staple correct',
  'staple battery horse correct',
  'horse battery staple',
  'tr0ub4dor&3',
  'cleft cam synod lacy yr wok',
  'purple monkey dishwasher',
  'this is not a good password',
  'this is my secret password',
  'my voice is my passport verify me',
  'the quick brown fox jumps over the lazy dog',
  'pack my box with five dozen liquor jugs',
  'lorem ipsum dolor sit amet',
  'lorem ipsum dolor sit amet consectetur adipiscing elit',
  'to be or not to be that is the question',
  'all the world is a stage',
  'a horse a horse my kingdom for a horse',
  'it was the best of times it was the worst of times',
  'call me ishmael',
  'in the beginning god created the heaven and the earth',
  'in the beginning was the word',
  'the lord is my shepherd i shall not want',
  'our father who art in heaven',
  'we the people of the united states',
  'four score and seven years ago',
  'i have a dream that one day',
  'we hold these truths to be self evident',
  'one small step for man one giant leap for mankind',
  'houston we have a problem',
  'may the force be with you',
  'luke i am your father',
  'these are not the droids you are looking for',
  'live long and prosper',
  'one ring to rule them all',
  'not all those who wander are lost',
  'winter is coming',
  'you know nothing jon snow',
  'elementary my dear watson',
  'frankly my dear i do not give a damn',
  'there is no place like home',
  'here is looking at you kid',
  'all your base are belong to us',
  'the cake is a lie',
  'so long and thanks for all the fish',
  'the answer is forty two',
  'never gonna give you up never gonna let you down',
  'hello darkness my old friend',
  'is this the real life is this just fantasy',
  'we will we will rock you',
  'twinkle twinkle little star how i wonder what you are',
  'mary had a little lamb',
  'row row row your boat gently down the stream',
  'roses are red violets are blue',
  'i love you to the moon and back',
  'supercalifragilisticexpialidocious',
  'abracadabra open sesame',
  'one two three four five six seven eight nine ten',
  'monday tuesday wednesday thursday friday saturday sunday',
  'january february march april may june july',
  'red orange yellow green blue indigo violet',
  'alpha bravo charlie delta echo foxtrot',
]

/** How people join the words of a passphrase. */
const joints = [' ', '', '-', '_', '.', ','] as const

/** Every famous passphrase in every way of joining its words, all in small letters. */
export const famousPassphrases: readonly string[] = phrases.flatMap((phrase) => [
  ...new Set(joints.map((joint) => phrase.replaceAll(' ', joint))),
])
