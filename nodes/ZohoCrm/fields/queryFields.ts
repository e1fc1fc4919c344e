import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { choice, loadedChoice, multiChoice, toggle } from '../../shared/fields';
import { labelOf } from '../metadata';
import { conditions, isComparable } from './conditions';
import { chosenModule, inForm } from './inForm';

async function getQueryColumns(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await inForm(this, async (crm) => {
		const own = (await crm.freshFields(chosenModule(this))).filter(isComparable);
		const columns = own.map((field) => ({ name: labelOf(field), value: field.api_name }));
		for (const lookup of own) {
			const target = lookup.data_type === 'lookup' ? lookup.lookup?.module?.api_name : undefined;
			// A polymorphic lookup leads to no single module.
			const through = target && target !== 'se_module' ? await crm.fields(target) : [];
			for (const field of through.filter(isComparable)) {
				columns.push({
					name: `${labelOf(lookup)} → ${labelOf(field)}`,
					value: `${lookup.api_name}.${field.api_name}`,
				});
			}
		}
		return columns.sort((a, b) => a.name.localeCompare(b.name));
	});
}

const load = {
	loadOptionsMethod: 'getQueryColumns',
	load: getQueryColumns,
	dependsOn: ['module.value'],
	chooseFirst: 'module',
};
const chosenBy =
	'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';

export const columns = multiChoice('Field Names or IDs', load, {
	description:
		'The fields to return, also those of looked-up records. Choose from the list, or specify API names such as Account_Name.Phone using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
});

export const queryConditions = conditions(
	{ description: 'What the records must meet, 25 conditions at most; without any all records are returned' },
	['not_contains', 'ends_with'],
);

export const queryOptions = {
	onlyQuery: toggle('Return Query Only', {
		description: 'Whether to return the text of the query without running it',
	}),
	sortBy: loadedChoice('Sort By Name or ID', load, { description: chosenBy }),
	sortOrder: choice(
		'Sort Order',
		[
			{ name: 'Ascending', value: 'asc' },
			{ name: 'Descending', value: 'desc' },
		],
		{ default: 'asc', description: 'Which rows come first' },
	),
};
