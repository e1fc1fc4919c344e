import { toggle } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import { moduleField } from '../../fields/module';
import { record } from '../../fields/record';
import { tagNames } from '../../fields/tagNames';
import { scopes } from '../../scopes';
import { tagging } from '../../tagging';

export default operation({
	name: 'Add',
	action: 'Add tags to record',
	description: 'Add tags to a record of any module; a name that is new makes a new tag',
	scopes: scopes.tagRecords,
	writes: true,
	fields: {
		module: moduleField,
		recordId: record,
		tags: tagNames,
		overwrite: toggle('Replace Other Tags', {
			description: 'Whether the tags that the record has already are taken away',
		}),
	},
	batch: tagging('add_tags'),
});
