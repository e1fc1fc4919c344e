import type {
	IHookFunctions,
	INodeProperties,
	INodePropertyOptions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import type { Field, Fields, ValuesOf } from '../fields';
import { locatorShown } from '../subtitle';

/** Every n8n context a trigger runs in. */
export type TriggerContext = IHookFunctions | IPollFunctions | IWebhookFunctions;

/** A trigger's form: its fields, top to bottom. */
export const triggerForm = (fields: Fields): INodeProperties[] =>
	Object.entries(fields).map(
		([name, { property, when }]) =>
			({ ...property, name, ...(when ? { displayOptions: { show: when } } : {}) }) as INodeProperties,
	);

/** n8n shows Poll Times first in every node that polls; in an instant trigger they need a word. */
export const pollNotice: INodeProperties = {
	displayName:
		'Zoho tells n8n at once. The poll times only keep that alive and catch up what was missed: leave them at every minute.',
	name: 'pollNotice',
	type: 'notice',
	default: '',
};

/**
 * What stands under a trigger's name on the canvas, as n8n's expression: what is chosen in these fields, by the words of
 * their lists. `Leads: Created, Updated`
 */
export function triggerSubtitle(fields: Fields, ...names: string[]): string {
	const chosen = names.map((name) => chosenIn(name, fields[name]?.property.options));
	return `={{ [${chosen.join(', ')}].filter((part) => part).join(": ") }}`;
}

/** An expression for what a list or a locator shows. */
function chosenIn(name: string, options: INodeProperties['options']): string {
	if (!options) return locatorShown(name);
	const words = Object.fromEntries(
		(options as INodePropertyOptions[]).map((option) => [option.value, option.name]),
	);
	return `[$parameter["${name}"] || []].flat().map((each) => (${JSON.stringify(words)})[each] || each).join(", ")`;
}

/**
 * What the user filled in, typed by the trigger's fields.
 * @throws ZohoError that names the field whose value cannot be meant
 */
export function triggerValues<F extends Fields>(context: TriggerContext, fields: F): ValuesOf<F> {
	const raw = (name: string) => rawValue(context, name, fields[name]);
	const isShown = ({ when = {} }: Field) =>
		Object.entries(when).every(([sibling, values]) => values.includes(raw(sibling) as string));
	const read = Object.entries(fields).map(([name, field]) => [
		name,
		isShown(field) ? field.read(raw(name), { label: field.property.displayName, json: {} }) : undefined,
	]);
	return Object.fromEntries(read) as ValuesOf<F>;
}

function rawValue(context: TriggerContext, name: string, field: Field | undefined): unknown {
	if (!field) return undefined;
	// A locator comes whole: its field tells an ID from what was picked or preset.
	return context.getNodeParameter(name, field.property.default);
}
