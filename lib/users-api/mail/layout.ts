// Made from layout.mjml by "npm run mail:layout"; a test tells where it is out of date.
export const layout = {
  page: `<!doctype html>
<html lang="en" dir="ltr" xmlns="http://www.w3.org/1999/xhtml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
  <head>
    <title>{{subject}}</title>
    <!--[if !mso]><!-->
    <meta http-equiv="X-UA-Compatible" content="IE=edge">
    <!--<![endif]-->
    <meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <style type="text/css">
      #outlook a { padding:0; }
      body { margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%; }
      table, td { border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt; }
      img { border:0;height:auto;line-height:100%; outline:none;text-decoration:none;-ms-interpolation-mode:bicubic; }
      p { display:block;margin:13px 0; }
    </style>
    <!--[if mso]>
    <noscript>
    <xml>
    <o:OfficeDocumentSettings>
      <o:AllowPNG/>
      <o:PixelsPerInch>96</o:PixelsPerInch>
    </o:OfficeDocumentSettings>
    </xml>
    </noscript>
    <![endif]-->
    <!--[if lte mso 11]>
    <style type="text/css">
      .mj-outlook-group-fix { width:100% !important; }
    </style>
    <![endif]-->
    <style type="text/css">
      @media only screen and (min-width:480px) {
        .mj-column-per-100 { width:100% !important; max-width: 100%; }
      }
    </style>
    <style media="screen and (min-width:480px)">
      .moz-text-html .mj-column-per-100 { width:100% !important; max-width: 100%; }
    </style>
    <style type="text/css">
:root { color-scheme: light dark; supported-color-schemes: light dark; }
      .mail-text, .mail-table { overflow-wrap: anywhere; }
      @media (max-width: 600px) {
        .mail-card { margin: 0 12px !important; }
      }
      @media (max-width: 479px) {
        .mail-card .mail-text, .mail-card .mail-table, .mail-card .mail-button { padding-left: 20px !important; padding-right: 20px !important; }
      }
      @media (prefers-color-scheme: dark) {
        .mail-page, .mail-page > div { background-color: #0d0e12 !important; }
        .mail-card, .mail-card > table { background: #14161a !important; }
        .mail-card > table > tbody > tr > td { border-color: #2b2e34 !important; }
        .mail-text div, .mail-text h1, .mail-table td { color: #eeedea !important; }
        .mail-quiet div, .mail-table td.mail-label { color: #adafb6 !important; }
        .mail-text div.mail-digits { background-color: #1f2127 !important; }
        .mail-table td { border-color: #2b2e34 !important; }
        .mail-button td { background: #9db4fb !important; }
        .mail-button a { background: #9db4fb !important; color: #111524 !important; }
      }
    </style>
    <meta name="color-scheme" content="light dark">
      <meta name="supported-color-schemes" content="light dark">
      <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
  </head>
      <body  class="mail-page" style="word-spacing:normal;background-color:#faf9f6;">
    <div style="display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden;">{{preview}}</div>
        <div
           aria-label="{{subject}}" aria-roledescription="email" role="article" lang="en" dir="ltr" style="word-spacing:normal;background-color:#faf9f6;"
        >
      <!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" class="" role="presentation" style="width:560px;" width="560" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
      <div  style="margin:0px auto;max-width:560px;">
        <table
           align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="width:100%;"
        >
          <tbody>
            <tr>
              <td
                 style="direction:ltr;font-size:0px;padding:32px 0 12px;text-align:center;"
              >
                <!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:560px;" ><![endif]-->
      <div
         class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;"
      >
      <table
         border="0" cellpadding="0" cellspacing="0" role="presentation" style="vertical-align:top;" width="100%"
      >
        <tbody>
              <tr>
                <td
                   align="left" class="mail-text mail-quiet" style="font-size:0px;padding:0 32px;word-break:break-word;"
                >
      <div
         style="font-family:system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:14px;font-weight:600;line-height:20px;text-align:left;color:#505259;"
      >PostHog account</div>
                </td>
              </tr>
        </tbody>
      </table>
      </div>
          <!--[if mso | IE]></td></tr></table><![endif]-->
              </td>
            </tr>
          </tbody>
        </table>
      </div>
      <!--[if mso | IE]></td></tr></table><table align="center" border="0" cellpadding="0" cellspacing="0" class="mail-card-outlook" role="presentation" style="width:560px;" width="560" bgcolor="#ffffff" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
      <div  class="mail-card" style="background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:560px;border-radius:10px;overflow:hidden;">
        <table
           align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="background:#ffffff;background-color:#ffffff;width:100%;border-collapse:separate;"
        >
          <tbody>
            <tr>
              <td
                 style="border:1px solid #e1dfdb;border-radius:10px;direction:ltr;font-size:0px;padding:28px 0 12px;text-align:center;"
              >
                <!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:558px;" ><![endif]-->
      <div
         class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;"
      >
      <table
         border="0" cellpadding="0" cellspacing="0" role="presentation" style="vertical-align:top;" width="100%"
      >
        <tbody>
              <tr>
                <td
                   align="left" class="mail-text" style="font-size:0px;padding:0 32px 16px;word-break:break-word;"
                >
      <div
         style="font-family:system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:16px;line-height:24px;text-align:left;color:#1b1d23;"
      ><h1 style="margin:0;font-size:20px;line-height:28px;font-weight:600;">{{subject}}</h1></div>
                </td>
              </tr>
{{blocks}}
        </tbody>
      </table>
      </div>
          <!--[if mso | IE]></td></tr></table><![endif]-->
              </td>
            </tr>
          </tbody>
        </table>
      </div>
      <!--[if mso | IE]></td></tr></table><table align="center" border="0" cellpadding="0" cellspacing="0" class="" role="presentation" style="width:560px;" width="560" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
      <div  style="margin:0px auto;max-width:560px;">
        <table
           align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="width:100%;"
        >
          <tbody>
            <tr>
              <td
                 style="direction:ltr;font-size:0px;padding:16px 0 32px;text-align:center;"
              >
                <!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:560px;" ><![endif]-->
      <div
         class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;"
      >
      <table
         border="0" cellpadding="0" cellspacing="0" role="presentation" style="vertical-align:top;" width="100%"
      >
        <tbody>
              <tr>
                <td
                   align="left" class="mail-text mail-quiet" style="font-size:0px;padding:0 32px;word-break:break-word;"
                >
      <div
         style="font-family:system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:13px;line-height:20px;text-align:left;color:#505259;"
      >{{footer}}</div>
                </td>
              </tr>
        </tbody>
      </table>
      </div>
          <!--[if mso | IE]></td></tr></table><![endif]-->
              </td>
            </tr>
          </tbody>
        </table>
      </div>
      <!--[if mso | IE]></td></tr></table><![endif]-->
      </div>
      </body>
</html>`,
  paragraph: `<tr>
                <td
                   align="left" class="mail-text" style="font-size:0px;padding:0 32px 16px;word-break:break-word;"
                >
      <div
         style="font-family:system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:16px;line-height:24px;text-align:left;color:#1b1d23;"
      >{{text}}</div>
                </td>
              </tr>`,
  advice: `<tr>
                <td
                   align="left" class="mail-text mail-quiet" style="font-size:0px;padding:0 32px 16px;word-break:break-word;"
                >
      <div
         style="font-family:system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:14px;line-height:20px;text-align:left;color:#505259;"
      >{{text}}</div>
                </td>
              </tr>`,
  code: `<tr>
                <td
                   align="left" class="mail-text mail-code" style="font-size:0px;padding:0 32px 20px;word-break:break-word;"
                >
      <div
         style="font-family:system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:16px;line-height:24px;text-align:left;color:#1b1d23;"
      >{{label}}<div class="mail-digits" style="margin-top:8px;padding:14px 16px;border-radius:6px;background-color:#f4f2ef;color:#1b1d23;font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:28px;line-height:36px;font-weight:600;letter-spacing:6px;text-align:center;">{{code}}</div></div>
                </td>
              </tr>`,
  fact: `<tr>
            <td class="mail-label" style="width:84px;padding:8px 12px 8px 0;border-top:1px solid #e1dfdb;vertical-align:top;color:#505259;">{{label}}</td>
            <td style="padding:8px 0;border-top:1px solid #e1dfdb;vertical-align:top;overflow-wrap:anywhere;word-break:break-word;">{{value}}</td>
          </tr>`,
  facts: `<tr>
                <td
                   align="left" class="mail-table" style="font-size:0px;padding:0 32px 20px;word-break:break-word;"
                >
      <table
         cellpadding="0" cellspacing="0" width="100%" border="0" style="color:#1b1d23;font-family:system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:14px;line-height:20px;table-layout:auto;width:100%;border:none;"
      >
        {{rows}}
      </table>
                </td>
              </tr>`,
  link: `<tr>
                <td
                   align="left" class="mail-button" style="font-size:0px;padding:4px 32px 12px;word-break:break-word;"
                >
      <table
         border="0" cellpadding="0" cellspacing="0" role="presentation" style="border-collapse:separate;line-height:100%;"
      >
        <tbody>
          <tr>
            <td
               align="center" bgcolor="#2c53d6" role="presentation" style="border:none;border-radius:6px;cursor:auto;mso-padding-alt:12px 20px;background:#2c53d6;" valign="middle"
            >
              <a
                 href="{{url}}" style="display:inline-block;background:#2c53d6;color:#ffffff;font-family:system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:15px;font-weight:600;line-height:120%;margin:0;text-decoration:none;text-transform:none;padding:12px 20px;mso-padding-alt:0px;border-radius:6px;" target="_blank"
              >
                {{label}}
              </a>
            </td>
          </tr>
        </tbody>
      </table>
                </td>
              </tr>
              <tr>
                <td
                   align="left" class="mail-text mail-quiet" style="font-size:0px;padding:0 32px 20px;word-break:break-word;"
                >
      <div
         style="font-family:system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif;font-size:13px;line-height:20px;text-align:left;color:#505259;"
      >{{url}}</div>
                </td>
              </tr>`,
} as const;
