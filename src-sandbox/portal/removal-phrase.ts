import { randomInt } from 'node:crypto'

const words =
  'amber anchor apple arrow autumn bamboo barley basket beacon birch bridge candle canyon cedar ' +
  'cherry clover cobalt copper coral cotton cricket desert dolphin ember falcon feather fennel ' +
  'forest garden ginger glacier granite harbor hazel heron indigo island ivory jasper juniper ' +
  'kettle lantern lemon linen maple marble meadow mirror nutmeg ocean olive orchid otter pepper ' +
  'pebble pigeon prairie quartz raven ribbon river saddle saffron silver spruce summit thistle ' +
  'timber velvet violet walnut willow winter'

/** A phrase to type before something is removed for good, such as `copper lantern 47`. */
export function makeRemovalPhrase(): string {
  return `${randomWord()} ${randomWord()} ${randomInt(10, 100)}`
}

function randomWord(): string {
  const choices = words.split(' ')
  return choices[randomInt(choices.length)] ?? ''
}
