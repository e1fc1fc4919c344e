import type { DeskStore } from './entities';
import type { Department } from './records';
import { mailPerson, type Shown } from './shown';

/** The address answers of a department go out from. */
export const fromAddress = (departmentId: string, desk: DeskStore): string =>
	`${(desk.department(departmentId)?.name ?? '').toLowerCase().replaceAll(/\W+/g, '-')}@marigold.example`;

/** A row of `GET /mailReplyAddress`: each department has one address, which is its default and works. */
export function fromAddressShown(desk: DeskStore, { id, name, creatorId, createdTime }: Department): Shown {
	const creator = mailPerson(desk.agent(creatorId));
	return {
		id: `${id}1`,
		address: fromAddress(id, desk),
		displayName: name,
		departmentId: id,
		serviceProviderType: 'ZohoSMTP',
		isActive: true,
		isDepartmentDefault: true,
		isVerified: true,
		...{ createdBy: creator, createdTime, modifiedBy: creator, modifiedTime: createdTime },
	};
}
