import { collection, dateTime, text } from '../../shared/fields';

const words = 'Words to find; * stands for the rest of a word';
const longWords = 'Words to find, at least 3 characters; * stands for the rest of a word';

const anyField = text('Any Field', { description: longWords });
const accountName = text('Account Name', { description: longWords });
const createdAfter = dateTime('Created After');
const createdBefore = dateTime('Created Before');
const customField1 = text('Custom Field', {
	placeholder: 'e.g. cf_client_tier:Gold',
	description: 'API name and value of a custom field, with a colon between them',
});
const modifiedAfter = dateTime('Modified After');
const modifiedBefore = dateTime('Modified Before');

/** What a contact must meet, by Zoho's Search.json; ranges of time in two halves. */
export const contactSearchFilters = collection(
	'Filters',
	{
		accountName,
		_all: anyField,
		createdAfter,
		createdBefore,
		customField1,
		email: text('Email', { placeholder: 'e.g. nadia@example.com', description: words }),
		firstName: text('First Name', { description: words }),
		fullName: text('Full Name', { description: words }),
		id: text('ID'),
		lastName: text('Last Name', { description: words }),
		mobile: text('Mobile', { description: words }),
		modifiedAfter,
		modifiedBefore,
		phone: text('Phone', { description: words }),
	},
	{ addLabel: 'Add filter', description: 'What a contact must meet, all of it' },
);

/** What an account must meet, by Zoho's Search.json. */
export const accountSearchFilters = collection(
	'Filters',
	{
		accountName,
		_all: anyField,
		createdAfter,
		createdBefore,
		customField1,
		id: text('ID'),
		modifiedAfter,
		modifiedBefore,
	},
	{ addLabel: 'Add filter', description: 'What an account must meet, all of it' },
);
