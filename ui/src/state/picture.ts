/** Files larger than this are no pictures of a QR code; the host takes no more either. */
const LARGEST = 8 * 1024 * 1024;

/** The picture that somebody pastes, as base64; `undefined` where it is something else. */
export function pastedPicture({ clipboardData }: ClipboardEvent): Promise<string> | undefined {
  const files = [...(clipboardData?.files ?? [])];
  const picture = files.find(({ type }) => type.startsWith('image/'));
  return picture && base64(picture);
}

async function base64(picture: File): Promise<string> {
  if (picture.size > LARGEST) throw { code: 'picture-too-large', details: {}, retry: false };
  const bytes = new Uint8Array(await picture.arrayBuffer());
  let text = '';
  for (let from = 0; from < bytes.length; from += 0x8000)
    text += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(text);
}
