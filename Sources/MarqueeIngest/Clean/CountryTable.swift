/// The assigned codes of ISO 3166-1, one country a row: alpha-2, alpha-3, the English short name as commonly
/// written, then every other name that certainly means this country and no other.
enum CountryTable {
    /// Kept as text, not as an array literal: the compiler needs seconds for the latter, and a row stays a row.
    static let assigned = """
        AD|AND|Andorra|Principality of Andorra
        AE|ARE|United Arab Emirates|The United Arab Emirates|UAE|U.A.E.
        AF|AFG|Afghanistan|Islamic Republic of Afghanistan
        AG|ATG|Antigua and Barbuda|Antigua & Barbuda
        AI|AIA|Anguilla
        AL|ALB|Albania|Republic of Albania
        AM|ARM|Armenia|Republic of Armenia
        AO|AGO|Angola|Republic of Angola
        AQ|ATA|Antarctica
        AR|ARG|Argentina|Argentine Republic
        AS|ASM|American Samoa
        AT|AUT|Austria|Republic of Austria
        AU|AUS|Australia|Commonwealth of Australia
        AW|ABW|Aruba
        AX|ALA|Åland Islands|Aland Islands|Åland
        AZ|AZE|Azerbaijan|Republic of Azerbaijan
        BA|BIH|Bosnia and Herzegovina|Republic of Bosnia and Herzegovina|Bosnia & Herzegovina|Bosnia-Herzegovina
        BB|BRB|Barbados
        BD|BGD|Bangladesh|People's Republic of Bangladesh
        BE|BEL|Belgium|Kingdom of Belgium
        BF|BFA|Burkina Faso
        BG|BGR|Bulgaria|Republic of Bulgaria
        BH|BHR|Bahrain|Kingdom of Bahrain
        BI|BDI|Burundi|Republic of Burundi
        BJ|BEN|Benin|Republic of Benin
        BL|BLM|Saint Barthélemy|Saint Barthelemy|St. Barthélemy
        BM|BMU|Bermuda
        BN|BRN|Brunei|Brunei Darussalam
        BO|BOL|Bolivia|Plurinational State of Bolivia|Bolivia, Plurinational State of
        BQ|BES|Caribbean Netherlands|Bonaire, Sint Eustatius and Saba
        BR|BRA|Brazil|Federative Republic of Brazil
        BS|BHS|Bahamas|The Bahamas|Commonwealth of the Bahamas
        BT|BTN|Bhutan|Kingdom of Bhutan
        BV|BVT|Bouvet Island
        BW|BWA|Botswana|Republic of Botswana
        BY|BLR|Belarus|Republic of Belarus
        BZ|BLZ|Belize
        CA|CAN|Canada
        CC|CCK|Cocos (Keeling) Islands|Cocos Islands|Keeling Islands
        CD|COD|Democratic Republic of the Congo|Congo, The Democratic Republic of the|DR Congo|Congo-Kinshasa
        CF|CAF|Central African Republic
        CG|COG|Republic of the Congo|Congo|Congo-Brazzaville
        CH|CHE|Switzerland|Swiss Confederation
        CI|CIV|Côte d'Ivoire|Cote d'Ivoire|Ivory Coast|Republic of Côte d'Ivoire
        CK|COK|Cook Islands|The Cook Islands
        CL|CHL|Chile|Republic of Chile
        CM|CMR|Cameroon|Republic of Cameroon
        CN|CHN|China|People's Republic of China
        CO|COL|Colombia|Republic of Colombia
        CR|CRI|Costa Rica|Republic of Costa Rica
        CU|CUB|Cuba|Republic of Cuba
        CV|CPV|Cape Verde|Cabo Verde|Republic of Cabo Verde|Republic of Cape Verde
        CW|CUW|Curaçao|Curacao
        CX|CXR|Christmas Island
        CY|CYP|Cyprus|Republic of Cyprus
        CZ|CZE|Czechia|Czech Republic|The Czech Republic
        DE|DEU|Germany|Federal Republic of Germany
        DJ|DJI|Djibouti|Republic of Djibouti
        DK|DNK|Denmark|Kingdom of Denmark
        DM|DMA|Dominica|Commonwealth of Dominica
        DO|DOM|Dominican Republic|The Dominican Republic
        DZ|DZA|Algeria|People's Democratic Republic of Algeria
        EC|ECU|Ecuador|Republic of Ecuador
        EE|EST|Estonia|Republic of Estonia
        EG|EGY|Egypt|Arab Republic of Egypt
        EH|ESH|Western Sahara
        ER|ERI|Eritrea|the State of Eritrea|State of Eritrea
        ES|ESP|Spain|Kingdom of Spain
        ET|ETH|Ethiopia|Federal Democratic Republic of Ethiopia
        FI|FIN|Finland|Republic of Finland
        FJ|FJI|Fiji|Republic of Fiji
        FK|FLK|Falkland Islands|Falkland Islands (Malvinas)|The Falkland Islands
        FM|FSM|Micronesia|Federated States of Micronesia|Micronesia, Federated States of
        FO|FRO|Faroe Islands|The Faroe Islands
        FR|FRA|France|French Republic
        GA|GAB|Gabon|Gabonese Republic
        GB|GBR|United Kingdom|United Kingdom of Great Britain and Northern Ireland|Great Britain|Britain|UK|U.K.
        GD|GRD|Grenada
        GE|GEO|Georgia
        GF|GUF|French Guiana
        GG|GGY|Guernsey
        GH|GHA|Ghana|Republic of Ghana
        GI|GIB|Gibraltar
        GL|GRL|Greenland
        GM|GMB|Gambia|The Gambia|Republic of the Gambia
        GN|GIN|Guinea|Republic of Guinea
        GP|GLP|Guadeloupe
        GQ|GNQ|Equatorial Guinea|Republic of Equatorial Guinea
        GR|GRC|Greece|Hellenic Republic
        GS|SGS|South Georgia and the South Sandwich Islands
        GT|GTM|Guatemala|Republic of Guatemala
        GU|GUM|Guam
        GW|GNB|Guinea-Bissau|Republic of Guinea-Bissau
        GY|GUY|Guyana|Republic of Guyana|Co-operative Republic of Guyana
        HK|HKG|Hong Kong|Hong Kong Special Administrative Region of China|Hong Kong SAR
        HM|HMD|Heard Island and McDonald Islands
        HN|HND|Honduras|Republic of Honduras
        HR|HRV|Croatia|Republic of Croatia
        HT|HTI|Haiti|Republic of Haiti
        HU|HUN|Hungary
        ID|IDN|Indonesia|Republic of Indonesia
        IE|IRL|Ireland|Republic of Ireland
        IL|ISR|Israel|State of Israel
        IM|IMN|Isle of Man
        IN|IND|India|Republic of India
        IO|IOT|British Indian Ocean Territory
        IQ|IRQ|Iraq|Republic of Iraq
        IR|IRN|Iran|Iran, Islamic Republic of|Islamic Republic of Iran
        IS|ISL|Iceland|Republic of Iceland
        IT|ITA|Italy|Italian Republic
        JE|JEY|Jersey
        JM|JAM|Jamaica
        JO|JOR|Jordan|Hashemite Kingdom of Jordan
        JP|JPN|Japan
        KE|KEN|Kenya|Republic of Kenya
        KG|KGZ|Kyrgyzstan|Kyrgyz Republic
        KH|KHM|Cambodia|Kingdom of Cambodia
        KI|KIR|Kiribati|Republic of Kiribati
        KM|COM|Comoros|Union of the Comoros|The Comoros
        KN|KNA|Saint Kitts and Nevis|St. Kitts and Nevis|St Kitts and Nevis
        KP|PRK|North Korea|Korea, Democratic People's Republic of|Democratic People's Republic of Korea
        KR|KOR|South Korea|Korea, Republic of|Republic of Korea
        KW|KWT|Kuwait|State of Kuwait
        KY|CYM|Cayman Islands|The Cayman Islands
        KZ|KAZ|Kazakhstan|Republic of Kazakhstan
        LA|LAO|Laos|Lao People's Democratic Republic|Lao PDR
        LB|LBN|Lebanon|Lebanese Republic
        LC|LCA|Saint Lucia|St. Lucia|St Lucia
        LI|LIE|Liechtenstein|Principality of Liechtenstein
        LK|LKA|Sri Lanka|Democratic Socialist Republic of Sri Lanka
        LR|LBR|Liberia|Republic of Liberia
        LS|LSO|Lesotho|Kingdom of Lesotho
        LT|LTU|Lithuania|Republic of Lithuania
        LU|LUX|Luxembourg|Grand Duchy of Luxembourg
        LV|LVA|Latvia|Republic of Latvia
        LY|LBY|Libya|State of Libya
        MA|MAR|Morocco|Kingdom of Morocco
        MC|MCO|Monaco|Principality of Monaco
        MD|MDA|Moldova|Moldova, Republic of|Republic of Moldova
        ME|MNE|Montenegro
        MF|MAF|Saint Martin|Saint Martin (French part)|St. Martin
        MG|MDG|Madagascar|Republic of Madagascar
        MH|MHL|Marshall Islands|Republic of the Marshall Islands|The Marshall Islands
        MK|MKD|North Macedonia|Republic of North Macedonia|Macedonia|Republic of Macedonia|FYROM
        ML|MLI|Mali|Republic of Mali
        MM|MMR|Myanmar|Republic of Myanmar|Republic of the Union of Myanmar|Burma
        MN|MNG|Mongolia
        MO|MAC|Macao|Macau|Macao Special Administrative Region of China
        MP|MNP|Northern Mariana Islands|Commonwealth of the Northern Mariana Islands
        MQ|MTQ|Martinique
        MR|MRT|Mauritania|Islamic Republic of Mauritania
        MS|MSR|Montserrat
        MT|MLT|Malta|Republic of Malta
        MU|MUS|Mauritius|Republic of Mauritius
        MV|MDV|Maldives|Republic of Maldives|Republic of the Maldives|The Maldives
        MW|MWI|Malawi|Republic of Malawi
        MX|MEX|Mexico|United Mexican States|México
        MY|MYS|Malaysia
        MZ|MOZ|Mozambique|Republic of Mozambique
        NA|NAM|Namibia|Republic of Namibia
        NC|NCL|New Caledonia
        NE|NER|Niger|Republic of the Niger|Republic of Niger
        NF|NFK|Norfolk Island
        NG|NGA|Nigeria|Federal Republic of Nigeria
        NI|NIC|Nicaragua|Republic of Nicaragua
        NL|NLD|Netherlands|The Netherlands|Kingdom of the Netherlands|Netherlands, Kingdom of the
        NO|NOR|Norway|Kingdom of Norway
        NP|NPL|Nepal|Federal Democratic Republic of Nepal
        NR|NRU|Nauru|Republic of Nauru
        NU|NIU|Niue
        NZ|NZL|New Zealand
        OM|OMN|Oman|Sultanate of Oman
        PA|PAN|Panama|Republic of Panama|Panamá
        PE|PER|Peru|Republic of Peru|Perú
        PF|PYF|French Polynesia
        PG|PNG|Papua New Guinea|Independent State of Papua New Guinea
        PH|PHL|Philippines|Republic of the Philippines|The Philippines
        PK|PAK|Pakistan|Islamic Republic of Pakistan
        PL|POL|Poland|Republic of Poland
        PM|SPM|Saint Pierre and Miquelon|St. Pierre and Miquelon
        PN|PCN|Pitcairn|Pitcairn Islands
        PR|PRI|Puerto Rico
        PS|PSE|Palestine|Palestine, State of|State of Palestine|the State of Palestine|Palestinian Territories
        PT|PRT|Portugal|Portuguese Republic
        PW|PLW|Palau|Republic of Palau
        PY|PRY|Paraguay|Republic of Paraguay
        QA|QAT|Qatar|State of Qatar
        RE|REU|Réunion|Reunion
        RO|ROU|Romania
        RS|SRB|Serbia|Republic of Serbia
        RU|RUS|Russia|Russian Federation|The Russian Federation
        RW|RWA|Rwanda|Rwandese Republic|Republic of Rwanda
        SA|SAU|Saudi Arabia|Kingdom of Saudi Arabia
        SB|SLB|Solomon Islands|The Solomon Islands
        SC|SYC|Seychelles|Republic of Seychelles|The Seychelles
        SD|SDN|Sudan|Republic of the Sudan|The Sudan
        SE|SWE|Sweden|Kingdom of Sweden
        SG|SGP|Singapore|Republic of Singapore
        SH|SHN|Saint Helena, Ascension and Tristan da Cunha
        SI|SVN|Slovenia|Republic of Slovenia
        SJ|SJM|Svalbard and Jan Mayen
        SK|SVK|Slovakia|Slovak Republic
        SL|SLE|Sierra Leone|Republic of Sierra Leone
        SM|SMR|San Marino|Republic of San Marino
        SN|SEN|Senegal|Republic of Senegal
        SO|SOM|Somalia|Federal Republic of Somalia
        SR|SUR|Suriname|Republic of Suriname
        SS|SSD|South Sudan|Republic of South Sudan
        ST|STP|Sao Tome and Principe|São Tomé and Príncipe|Democratic Republic of Sao Tome and Principe
        SV|SLV|El Salvador|Republic of El Salvador
        SX|SXM|Sint Maarten|Sint Maarten (Dutch part)
        SY|SYR|Syria|Syrian Arab Republic
        SZ|SWZ|Eswatini|Kingdom of Eswatini|Swaziland
        TC|TCA|Turks and Caicos Islands|The Turks and Caicos Islands
        TD|TCD|Chad|Republic of Chad
        TF|ATF|French Southern Territories|The French Southern Territories
        TG|TGO|Togo|Togolese Republic
        TH|THA|Thailand|Kingdom of Thailand
        TJ|TJK|Tajikistan|Republic of Tajikistan
        TK|TKL|Tokelau
        TL|TLS|Timor-Leste|Democratic Republic of Timor-Leste|East Timor
        TM|TKM|Turkmenistan
        TN|TUN|Tunisia|Republic of Tunisia
        TO|TON|Tonga|Kingdom of Tonga
        TR|TUR|Turkey|Türkiye|Turkiye|Republic of Türkiye|Republic of Turkiye|Republic of Turkey
        TT|TTO|Trinidad and Tobago|Republic of Trinidad and Tobago|Trinidad & Tobago
        TV|TUV|Tuvalu
        TW|TWN|Taiwan|Taiwan, Province of China
        TZ|TZA|Tanzania|Tanzania, United Republic of|United Republic of Tanzania
        UA|UKR|Ukraine
        UG|UGA|Uganda|Republic of Uganda
        UM|UMI|United States Minor Outlying Islands|U.S. Minor Outlying Islands
        US|USA|United States|United States of America|The United States of America|The United States|U.S.|U.S.A.
        UY|URY|Uruguay|Eastern Republic of Uruguay|Oriental Republic of Uruguay
        UZ|UZB|Uzbekistan|Republic of Uzbekistan
        VA|VAT|Vatican City|Holy See (Vatican City State)|Holy See|The Holy See|Vatican City State|Vatican
        VC|VCT|Saint Vincent and the Grenadines|St. Vincent and the Grenadines
        VE|VEN|Venezuela|Venezuela, Bolivarian Republic of|Bolivarian Republic of Venezuela
        VG|VGB|British Virgin Islands|Virgin Islands, British
        VI|VIR|U.S. Virgin Islands|Virgin Islands, U.S.|US Virgin Islands|Virgin Islands of the United States
        VN|VNM|Vietnam|Viet Nam|Socialist Republic of Viet Nam|Socialist Republic of Vietnam
        VU|VUT|Vanuatu|Republic of Vanuatu
        WF|WLF|Wallis and Futuna|Wallis and Futuna Islands
        WS|WSM|Samoa|Independent State of Samoa
        YE|YEM|Yemen|Republic of Yemen
        YT|MYT|Mayotte
        ZA|ZAF|South Africa|Republic of South Africa
        ZM|ZMB|Zambia|Republic of Zambia
        ZW|ZWE|Zimbabwe|Republic of Zimbabwe
        """

    /// ISO 3166-3: alpha-2 codes no longer assigned, the one current code that took over (empty when the area was
    /// split or the code stood for two countries in turn), and the English name. Codes given out anew since (AI, BQ,
    /// BY, GE, SK) mean their present country and are missing here.
    static let withdrawn = """
        AN||Netherlands Antilles
        BU|MM|Burma
        CS||Czechoslovakia or Serbia and Montenegro
        CT|KI|Canton and Enderbury Islands
        DD|DE|East Germany
        DY|BJ|Dahomey
        FQ||French Southern and Antarctic Territories
        FX|FR|Metropolitan France
        HV|BF|Upper Volta
        JT|UM|Johnston Island
        MI|UM|Midway Islands
        NH|VU|New Hebrides
        NQ|AQ|Dronning Maud Land
        NT||Neutral Zone
        PC||Trust Territory of the Pacific Islands
        PU|UM|U.S. Miscellaneous Pacific Islands
        PZ|PA|Panama Canal Zone
        RH|ZW|Southern Rhodesia
        SU||Soviet Union
        TP|TL|East Timor
        VD|VN|North Vietnam
        WK|UM|Wake Island
        YD|YE|South Yemen
        YU||Yugoslavia
        ZR|CD|Zaire
        """
}
