import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { badInput } from '../../shared/badInput';
import { multiChoice } from '../../shared/fields';
import type { Item } from '../../shared/operation';
import { unknownField } from '../../shared/typed';
import type { Crm } from '../crmApi';
import { labelOf } from '../metadata';
import { FIELDS_PER_CALL } from '../records';
import { chosenModule, inForm } from './inForm';

async function getReadableFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const fields = await inForm(this, async (crm) => await crm.freshFields(chosenModule(this)));
	return fields
		.filter(({ visible }) => visible !== false)
		.map((field) => ({ name: labelOf(field), value: field.api_name }))
		.sort((a, b) => a.name.localeCompare(b.name));
}

/** The fields of the chosen module to return; for the `gives` of operations that ask for a module. */
export const fieldsOfModule = multiChoice(
	'Fields to Return',
	{
		loadOptionsMethod: 'getReadableFields',
		load: getReadableFields,
		dependsOn: ['module.value'],
		chooseFirst: 'module',
	},
	{
		description:
			'The fields to return, 50 at most; the ID always is. Choose from the list, or specify API names using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
);

/**
 * The names to ask Zoho CRM for where the user wants certain fields only; undefined for all of them. A name that
 * Simplified gives (`Owner_ID`) stands for the field it comes from.
 * @throws ZohoError for too many, and for a name that is no field of the module, with the nearest that is
 */
export async function fieldsAsked(
	crm: Pick<Crm, 'fields'>,
	module: string,
	{ fieldsToReturn }: Pick<Item, 'fieldsToReturn'>,
): Promise<string[] | undefined> {
	if (!fieldsToReturn) return undefined;
	const fields = await crm.fields(module);
	const names = new Set(fields.map((field) => field.api_name));
	const wanted = fieldsToReturn
		.filter((name) => name !== 'id')
		.map((name) => {
			const own = [name, name.replace(/_[^_]+$/, '')].find((candidate) => names.has(candidate));
			if (own !== undefined) return own;
			const known = fields.map((field) => ({ apiName: field.api_name, label: labelOf(field) }));
			throw unknownField(name, known, `the module ${module}`);
		});
	if (wanted.length <= FIELDS_PER_CALL) return [...new Set(wanted)];
	throw badInput(
		'Fields to Return',
		`names ${wanted.length} fields`,
		`Zoho CRM returns ${FIELDS_PER_CALL} at most this way. Choose fewer, or Simplified in Get for all fields of one record.`,
	);
}
