import { choice, requiredText, shownWhen } from '../../shared/fields';
import { contact } from './contact';

const whenNew = { contactFrom: ['new'] };

/** Who asks, of a ticket that is created. */
export const requesterFields = {
	contactFrom: choice(
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
	),
	contactId: shownWhen({ contactFrom: ['existing'] }, contact),
	contactLastName: shownWhen(whenNew, requiredText('Contact Last Name', { placeholder: 'e.g. Osei' })),
	contactEmail: shownWhen(whenNew, requiredText('Contact Email', { placeholder: 'e.g. nadia@example.com' })),
};

/** The contact in a ticket's body. */
export const requesterOf = (given: {
	contactId?: string;
	contactLastName?: string;
	contactEmail?: string;
}) =>
	given.contactId
		? { contactId: given.contactId }
		: { contact: { lastName: given.contactLastName, email: given.contactEmail } };
