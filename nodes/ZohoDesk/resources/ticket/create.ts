import { choice, requiredText, shownWhen } from '../../../shared/fields';
import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { contact } from '../../fields/contact';
import { department } from '../../fields/department';
import { organization } from '../../fields/organization';
import { ticketFieldsToCreate } from '../../fields/ticketFields';
import { scopes } from '../../scopes';
import { bodyOf } from '../../values';

const contactFrom = choice(
	'Contact From',
	[
		{ name: 'Existing Contact', value: 'existing' },
		{
			name: 'Name and Email',
			value: 'new',
			description: 'Zoho Desk finds the contact by the email address, or creates it',
		},
	],
	{
		default: 'existing',
		description: 'Who asks: a contact of the help desk, or a person given by name and email',
	},
);
const whenNew = { contactFrom: ['new'] };

export default operation({
	name: 'Create',
	action: 'Create ticket',
	description: 'Create a new ticket in a department',
	scopes: scopes.createTickets,
	writes: true,
	fields: {
		organization,
		departmentId: department,
		contactFrom,
		contactId: shownWhen({ contactFrom: ['existing'] }, contact),
		contactLastName: shownWhen(whenNew, requiredText('Contact Last Name', { placeholder: 'e.g. Osei' })),
		contactEmail: shownWhen(
			whenNew,
			requiredText('Contact Email', { placeholder: 'e.g. nadia@example.com' }),
		),
		fields: ticketFieldsToCreate,
	},
	run: async (
		desk: Desk,
		{ organization, departmentId, contactId, contactLastName, contactEmail, fields },
	) => {
		const portal = await desk.portal(organization);
		const person = { lastName: contactLastName, email: contactEmail };
		const { body, labelOf } = bodyOf(await portal.fields('tickets'), fields.values, 'tickets');
		return await portal.call({
			method: 'POST',
			path: ['tickets'],
			body: { departmentId, ...(contactId ? { contactId } : { contact: person }), ...body },
			labelOf,
			scopes: scopes.createTickets,
		});
	},
});
