import type { IHookFunctions, INodeProperties, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { Field, Fields, ValuesOf } from '../fields';

/** Every n8n context a trigger runs in. */
export type TriggerContext = IHookFunctions | IPollFunctions | IWebhookFunctions;

/** A trigger's form: its fields, top to bottom. */
export const triggerForm = (fields: Fields): INodeProperties[] =>
	Object.entries(fields).map(
		([name, { property, when }]) =>
			({ ...property, name, ...(when ? { displayOptions: { show: when } } : {}) }) as INodeProperties,
	);

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
