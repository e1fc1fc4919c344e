import { nearestName } from '../../../nodes/shared/transport/nearestName';

const fields = ['Last_Name', 'First_Name', 'Company', 'Lead_Source', 'Email'];

test.each([
	['LastName', 'Last_Name'],
	['last name', 'Last_Name'],
	['Compny', 'Company'],
	['Lead_Sorce', 'Lead_Source'],
	['E-mail', 'Email'],
])('%s is nearest to %s', (given, nearest) => {
	expect(nearestName(given, fields)).toBe(nearest);
});

test.each(['Revenue', '', '__', 'xyz'])('"%s" is near to none', (given) => {
	expect(nearestName(given, fields)).toBeUndefined();
});

test('of two candidates the nearer one wins, wherever it stands', () => {
	expect(nearestName('Webb', ['Wexb Form', 'Webs', 'Web'])).toBe('Webs');
	expect(nearestName('Phone', ['Phones', 'Phone'])).toBe('Phone');
});
