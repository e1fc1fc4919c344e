import { operation } from '../../../shared/operation';
import { moduleField } from '../../fields/module';
import { record } from '../../fields/record';
import { tagNames } from '../../fields/tagNames';
import { scopes } from '../../scopes';
import { tagging } from '../../tagging';

export default operation({
	name: 'Remove',
	action: 'Remove tags from record',
	description: 'Take tags away from a record of any module',
	scopes: scopes.tagRecords,
	writes: true,
	fields: { module: moduleField, recordId: record, tags: tagNames },
	batch: tagging('remove_tags'),
});
