export { choice, loadedChoice, multiChoice } from './choices';
export { collection } from './collection';
export {
	type Field,
	type FieldMethods,
	type Fields,
	mergeMethods,
	plainText,
	shorten,
	shownWhen,
	textOf,
	type ValuesOf,
} from './field';
export { jsonBody } from './jsonBody';
export { limit, limitOf, returnAll } from './list';
export { locator } from './locator';
export { type Mapped, mapper } from './mapper';
export { pairs } from './pairs';
export { dateTime, integer, names, requiredText, text, toggle } from './plain';
export { type Find, Sought } from './sought';
