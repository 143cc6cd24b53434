#!/usr/bin/env bash
# Gets what third parties check our files with, then runs the command given (make formats).
#
# Programs are installed with apt-get; the schemas of XLIFF and TMX are taken out of their Debian packages without
# installing those, axe-core out of its npm package. Without apt-get the command runs with what there is.
set -euo pipefail

if command -v apt-get >/dev/null; then
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    root=$([ "$(id -u)" = 0 ] || echo sudo)
    packages=()
    command -v msgfmt >/dev/null || packages+=(gettext)
    command -v epubcheck >/dev/null || packages+=(epubcheck)
    command -v pdftotext >/dev/null || packages+=(poppler-utils)
    command -v chromium >/dev/null || packages+=(chromium fonts-noto-core)
    command -v npm >/dev/null || packages+=(npm)
    ldconfig -p | grep -q libpangoft2 || packages+=(libpangoft2-1.0-0 libharfbuzz-subset0)
    command -v soffice >/dev/null || packages+=(libreoffice-writer-nogui)
    $root apt-get update -qq
    if [ ${#packages[@]} -gt 0 ]; then
        $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}"
    fi
    export TRANSNEWS_TEST_SCHEMAS=$work/schemas
    mkdir -p "$work/packages" "$TRANSNEWS_TEST_SCHEMAS"
    (
        cd "$work/packages"
        apt-get download -qq php-symfony-translation omegat
        for package in *.deb; do dpkg-deb --extract "$package" .; done
        cp usr/share/php/Symfony/Component/Translation/Resources/schemas/*.xsd "$TRANSNEWS_TEST_SCHEMAS"
        python3 -m zipfile --extract usr/share/omegat/OmegaT.jar jar
        cp jar/schemas/tmx14.dtd "$TRANSNEWS_TEST_SCHEMAS"
        if npm pack --silent axe-core@4.10.3; then
            tar --extract --gzip --file axe-core-4.10.3.tgz package/axe.min.js
        fi
    )
    export TRANSNEWS_TEST_AXE=$work/packages/package/axe.min.js
fi
# Pictures of the pages, for a person to look at.
export TRANSNEWS_TEST_PICTURES=${TRANSNEWS_TEST_PICTURES:-$PWD/build/pictures}
"$@"
