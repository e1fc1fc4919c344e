import type { Call, Route } from '../../service';
import { answer, moduleOf, RefusedCall } from '../answer';
import type { CrmStore } from '../entities';
import { crmError, enveloped, invalidData, limitExceeded, mandatory, wrongType } from '../refusals';
import { isObject } from '../values';
import { answered, type ItemAnswer } from '../writing';

const maximumIds = 500;
const known = ['ids', 'owner', 'notify', 'related_modules'];

export const changeOwnerRoutes: Route[] = [
	{
		method: 'POST',
		path: '/crm/v8/:module/actions/change_owner',
		summary: 'Give up to 500 records to another user',
		scopes: ['ZohoCRM.change_owner.CREATE'],
		handle: answer(enveloped, (call, crm, user) => {
			const module = moduleOf(call, crm);
			const body = isObject(call.body) ? call.body : {};
			const unknown = Object.keys(body).find((name) => !known.includes(name));
			if (unknown !== undefined) throw new RefusedCall(invalidData(unknown, `$.${unknown}`));
			if (body.notify !== undefined && typeof body.notify !== 'boolean') {
				throw new RefusedCall(wrongType('notify', '$.notify', 'boolean'));
			}
			const owner = ownerOf(call, crm);
			const items = idsOf(body.ids).map((id): ItemAnswer => {
				const record = crm.record(module.apiName, id);
				if (!record) return crmError('INVALID_DATA', 'the id given seems to be invalid', { id });
				crm.change(record, { Owner: owner }, user.id);
				const message = 'owner is successfully updated';
				return { code: 'SUCCESS', details: { id }, message, status: 'success' };
			});
			return answered(items, 200);
		}),
	},
];

function ownerOf(call: Call, crm: CrmStore): string {
	const owner = (call.body as { owner?: unknown }).owner;
	if (!isObject(owner) || owner.id === undefined) throw new RefusedCall(mandatory('owner', '$.owner'));
	const user = crm.user(String(owner.id));
	if (user?.status === 'active') return user.id;
	throw new RefusedCall(crmError('INVALID_DATA', 'the owner id given is invalid', { param_name: 'owner' }));
}

function idsOf(ids: unknown): string[] {
	if (ids === undefined) throw new RefusedCall(mandatory('ids', '$.ids'));
	if (!Array.isArray(ids)) throw new RefusedCall(wrongType('ids', '$.ids', 'jsonarray'));
	if (ids.length > maximumIds) throw new RefusedCall(limitExceeded('ids', maximumIds));
	return ids.map(String);
}
