import { operation } from '../../../shared/operation';
import type { Desk } from '../../deskApi';
import { department } from '../../fields/department';
import { organization } from '../../fields/organization';
import { scopes } from '../../scopes';

export default operation({
	name: 'Get',
	action: 'Get department',
	description: 'Get one department with the IDs of its agents',
	scopes: scopes.readDepartments,
	writes: false,
	gives: 'records',
	fields: {
		organization,
		departmentId: {
			...department,
			property: { ...department.property, description: 'The list searches enabled departments by name' },
		},
	},
	run: async (desk: Desk, { organization, departmentId }) => {
		const portal = await desk.portal(organization);
		return await portal.call({
			method: 'GET',
			path: ['departments', departmentId],
			scopes: scopes.readDepartments,
		});
	},
});
