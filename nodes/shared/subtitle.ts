import { titleOf } from './form';
import type { Resources } from './operation';

/**
 * What stands under a node's name on the canvas, as n8n's expression: the operation by its name in the menu, and what
 * it works on. `Get Many: Ticket`
 * @param subject an expression for what it works on, where that is more than the resource; empty where it is not known
 */
export function subtitleOf(resources: Resources<never>, subject?: string): string {
	const operations = Object.values(resources).flatMap((resource) => Object.entries(resource));
	// What a saved value does not tell by itself: getAll is Get Many.
	const names = Object.fromEntries(
		operations
			.filter(([value, { name }]) => name !== titleOf(value))
			.map(([value, { name }]) => [value, name]),
	);
	const operation = `(${JSON.stringify(names)})[$parameter["operation"]] || ${titled('operation')}`;
	const on = subject === undefined ? titled('resource') : `${subject} || ${titled('resource')}`;
	return `={{ (${operation}) + ": " + (${on}) }}`;
}

/**
 * An expression for what a locator shows. It comes whole or as its value alone, depending on where n8n shows the
 * subtitle.
 */
export function locatorShown(parameter: string): string {
	const value = `$parameter["${parameter}"]`;
	return `(${value}?.cachedResultName || ${value}?.value || (typeof ${value} === "string" && ${value}))`;
}

/** `titleOf` in an expression. */
const titled = (parameter: string): string =>
	`($parameter["${parameter}"].charAt(0).toUpperCase() + $parameter["${parameter}"].slice(1).replace(/([A-Z])/g, " $1"))`;
