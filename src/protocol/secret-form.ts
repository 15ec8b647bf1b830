/** How a secret looks, without its schema: the entry of a relative's page reads a link before anything heavy is here. */
export const SECRET_FORM = /^[\w-]{43}$/;
