import { requiredText } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Crm } from '../../crmApi';
import { moduleField } from '../../fields/module';
import { scopes } from '../../scopes';

interface ReadyTag {
	module: string;
	name: string;
}

/** Zoho names no maximum for a call; a module holds 200 at most. */
const TAGS_PER_CALL = 50;

export default operation({
	name: 'Create',
	action: 'Create tag',
	description: 'Create a tag of a module before any record has it',
	scopes: scopes.createTags,
	writes: true,
	fields: {
		module: moduleField,
		name: requiredText('Name', { description: 'At most 25 characters', placeholder: 'e.g. Trade Fair' }),
	},
	batch: {
		size: TAGS_PER_CALL,
		prepare: async (_crm: Crm, tag): Promise<ReadyTag> => await Promise.resolve(tag),
		key: ({ module }: ReadyTag) => module,
		run: async (crm: Crm, ready: ReadyTag[]) => {
			const [first] = ready;
			if (!first) return [];
			const tags = ready.map(({ name }) => ({ name }));
			const { module } = first;
			return await crm.results(
				{
					method: 'POST',
					path: ['settings', 'tags'],
					query: { module },
					body: { tags },
					scopes: scopes.createTags,
				},
				tags,
				module,
				'tags',
			);
		},
	},
});
