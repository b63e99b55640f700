import { QRCodeSVG } from "qrcode.react";

/** Black on white in every theme, with the margin that scanners need; drawn here and sent nowhere. */
export function QrCode({ value }: { value: string }) {
  return (
    <div className="w-fit overflow-hidden rounded-lg border bg-white forced-color-adjust-none">
      <QRCodeSVG
        value={value}
        size={216}
        level="M"
        marginSize={4}
        bgColor="#ffffff"
        fgColor="#000000"
        title="QR code for your authenticator app. The key beside it says the same as text."
      />
    </div>
  );
}
