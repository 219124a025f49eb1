#!/bin/sh
# Runs a program on a machine that vanishes with it: what it changes below /usr and /var stays in memory, and no other
# process sees it.
set -eu
if [ "${COUNTERSIGN_MAY_INSTALL:-}" != copy ]; then
  COUNTERSIGN_MAY_INSTALL=copy exec unshare --mount --propagation private -- sh "$0" "$@"
fi
mount -t tmpfs -o mode=755 room /mnt
for folder in usr var; do
  mkdir -p "/mnt/$folder/new" "/mnt/$folder/work"
  mount -t overlay overlay -o "lowerdir=/$folder,upperdir=/mnt/$folder/new,workdir=/mnt/$folder/work" "/$folder"
done
exec "$@"
