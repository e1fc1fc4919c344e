import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { multiChoice } from '../../shared/fields';
import { labelOf } from '../metadata';
import { isWritable } from '../values';
import { isComparable } from './conditions';
import { chosenModule, inForm } from './inForm';

/** COQL compares these with nothing, or with a choice of several at a time. */
const NOT_EXACT = new Set(['textarea', 'multiselectpicklist']);

async function getFieldsToFindBy(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const fields = await inForm(this, async (crm) => await crm.freshFields(chosenModule(this)));
	return fields
		.filter((field) => isComparable(field) && isWritable(field, 'create') && !NOT_EXACT.has(field.data_type))
		.map((field) => ({ name: labelOf(field), value: field.api_name }))
		.sort((a, b) => a.name.localeCompare(b.name));
}

/** The fields whose values say whether the record is there already. */
export const findBy = multiChoice(
	'Find By',
	{
		loadOptionsMethod: 'getFieldsToFindBy',
		load: getFieldsToFindBy,
		dependsOn: ['module.value'],
		chooseFirst: 'module',
	},
	{
		description:
			'A record is found when all these fields have the values given below. Choose from the list, or specify API names using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
);
